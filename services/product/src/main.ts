import { main } from '@ecommerce/shared/main'

void main('product-service', () => import('./service.js'))
