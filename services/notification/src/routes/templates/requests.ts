import { localeTag } from '@ecommerce/contracts/text/email-address'
import Joi from 'joi'

export const previewRequest = Joi.object<{ locale?: string; data?: object }>({
  locale: localeTag(),
  data: Joi.object().unknown(),
})
