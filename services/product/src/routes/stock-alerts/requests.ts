import Joi from 'joi'

export const alertRequest = Joi.object<{ variantId?: string }>({ variantId: Joi.string().uuid() })
