import { main } from '@ecommerce/shared/main'

void main('user-service', () => import('./service.js'))
