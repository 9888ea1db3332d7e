import Joi from 'joi'
import { anyPassword } from '../password-fields'

export const mfaSetupRequest = Joi.object<{ password: string }, true>({ password: anyPassword() })

export const codeRequest = Joi.object<{ code: string; password: string }, true>({
  code: Joi.string().max(100).required(),
  password: anyPassword(),
})
