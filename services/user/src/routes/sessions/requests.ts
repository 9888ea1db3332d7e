import { emailAddress, localeTag } from '@ecommerce/contracts/text/email-address'
import { personName } from '@ecommerce/contracts/text/person-text'
import Joi from 'joi'
import { anyPassword, newPassword, oneTimeToken, type PasswordRules } from '../password-fields'

export type RegisterRequest = { email: string; password: string; name: string; locale: string }

export const registerRequest = (rules: PasswordRules) =>
  Joi.object<RegisterRequest, true>({
    email: emailAddress().required(),
    password: newPassword(rules).required(),
    name: personName(200).required(),
    locale: localeTag().default('en'),
  })

export const loginRequest = Joi.object<{ email: string; password: string }, true>({
  email: emailAddress().required(),
  password: anyPassword(),
})

export const mfaLoginRequest = Joi.object<{ mfaToken: string; code: string }, true>({
  mfaToken: oneTimeToken(),
  code: Joi.string().max(100).required(),
})

export const refreshRequest = Joi.object<{ refreshToken: string }, true>({ refreshToken: oneTimeToken() })

export const verifyRequest = Joi.object<{ token: string }, true>({ token: oneTimeToken() })

export const logoutRequest = Joi.object<{ everywhere: boolean }, true>({ everywhere: Joi.boolean().default(false) })
