import type { ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'

/** The same response whether a mail is sent or not. */
export const accepted: ResponseSpec<void> = {
  description: 'A mail is on its way, if there is somebody to get it.',
  body: Joi.object({ status: Joi.string().valid('accepted').required() }),
  view: () => ({ status: 'accepted' }),
}
