import { emailAddress, localeTag } from '@ecommerce/contracts/email-address'
import { text } from '@ecommerce/contracts/text'
import Joi from 'joi'
import { isFitPassword } from '../domain/password'
import type { ProfileChange } from '../store/users'

const newPassword = () =>
  Joi.string().custom((value: string, helpers) =>
    isFitPassword(value) ? value : helpers.message({ custom: '{{#label}} must be text of 8 to 72 bytes in UTF-8' }),
  )

export type RegisterRequest = { email: string; password: string; name: string; locale: string }

export const registerRequest = Joi.object<RegisterRequest, true>({
  email: emailAddress().required(),
  password: newPassword().required(),
  name: text(200).required(),
  locale: localeTag().default('en'),
})

/** Any password may be tried; what no account can have is simply wrong. */
export const loginRequest = Joi.object<{ email: string; password: string }, true>({
  email: emailAddress().required(),
  password: Joi.string().required(),
})

export const refreshRequest = Joi.object<{ refreshToken: string }, true>({ refreshToken: Joi.string().required() })

export const verifyRequest = Joi.object<{ token: string }, true>({ token: Joi.string().required() })

export const logoutRequest = Joi.object<{ everywhere: boolean }, true>({ everywhere: Joi.boolean().default(false) })

export const profileChange = Joi.object<ProfileChange>({
  name: text(200),
  locale: localeTag(),
  marketingConsent: Joi.boolean(),
})
  .min(1)
  .messages({ 'object.min': 'at least one of name, locale and marketingConsent is required' })

export type AdminAccount = { email: string; password: string }

export const adminAccount = Joi.object<AdminAccount, true>({
  email: emailAddress().required(),
  password: newPassword().required(),
})
