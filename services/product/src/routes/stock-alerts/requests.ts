import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'

export const alertRequest = Joi.object<{ variantId?: string }>({ variantId: uuid() })
