import { main } from '@ecommerce/shared/main'

void main('notification-service', () => import('./service.js'))
