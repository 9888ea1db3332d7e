import { one } from '@ecommerce/shared/http/routes/responses'
import { notification } from '../notifications/responses'

export const queued = one(notification, 'Queued, or already in the in-app list')
