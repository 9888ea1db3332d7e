import Joi from 'joi'
import { oneTimeToken } from '../password-fields'

export const verifyEmailRequest = Joi.object<{ token: string; password?: string }>({
  token: oneTimeToken(),
  password: Joi.string(),
})
