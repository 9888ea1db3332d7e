import { main } from '@ecommerce/shared/main'

void main('order-service', () => import('./service.js'))
