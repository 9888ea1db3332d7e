import type { ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'

/** Same response whether or not a mail is sent. */
export const accepted: ResponseSpec<void> = {
  description: 'Accepted; a mail is sent if there is a recipient',
  body: Joi.object({ status: Joi.string().valid('accepted').required() }),
  view: () => ({ status: 'accepted' }),
}
