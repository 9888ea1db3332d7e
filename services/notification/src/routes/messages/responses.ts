import { one } from '@ecommerce/shared/http/routes/responses'
import { notification } from '../notifications/responses'

export const queued = one(notification, 'It is queued, or in the list already.')
