import { emailAddress, localeTag } from '@ecommerce/contracts/email-address'
import { personName } from '@ecommerce/contracts/person-text'
import Joi from 'joi'
import { passwordFault } from '../domain/password'
import type { ProfileChange } from '../store/users'

type CommonPasswords = ReadonlySet<string>

/** Where only the form of a request is asked for. */
export const noCommonPasswords: CommonPasswords = new Set()

/** A password to be taken. `email` is whose it will be, where the body itself doesn't say. */
const newPassword = (common: CommonPasswords, email?: string) =>
  Joi.string().custom((value: string, helpers) => {
    const [body] = helpers.state.ancestors as [{ email?: unknown }]
    const owner = email ?? (typeof body.email === 'string' ? body.email : undefined)
    const fault = passwordFault(value, { common, ...(owner !== undefined && { email: owner }) })
    return fault === undefined ? value : helpers.message({ custom: `{{#label}} ${fault}` })
  })

/** Any password may be tried; what no account can have is simply wrong. */
const triedPassword = () => Joi.string().required()

const token = () => Joi.string().required()

export type RegisterRequest = { email: string; password: string; name: string; locale: string }

export const registerRequest = (common: CommonPasswords) =>
  Joi.object<RegisterRequest, true>({
    email: emailAddress().required(),
    password: newPassword(common).required(),
    name: personName(200).required(),
    locale: localeTag().default('en'),
  })

export const loginRequest = Joi.object<{ email: string; password: string }, true>({
  email: emailAddress().required(),
  password: triedPassword(),
})

export const mfaLoginRequest = Joi.object<{ mfaToken: string; code: string }, true>({
  mfaToken: token(),
  code: Joi.string().max(100).required(),
})

export const refreshRequest = Joi.object<{ refreshToken: string }, true>({ refreshToken: token() })

export const verifyRequest = Joi.object<{ token: string }, true>({ token: token() })

export const logoutRequest = Joi.object<{ everywhere: boolean }, true>({ everywhere: Joi.boolean().default(false) })

export const profileChange = Joi.object<ProfileChange>({
  name: personName(200),
  locale: localeTag(),
  marketingConsent: Joi.boolean(),
})
  .min(1)
  .messages({ 'object.min': 'at least one of name, locale and marketingConsent is required' })

export type ChangePasswordRequest = { currentPassword: string; newPassword: string }

export const changePasswordRequest = (common: CommonPasswords, email: string) =>
  Joi.object<ChangePasswordRequest, true>({
    currentPassword: triedPassword(),
    newPassword: newPassword(common, email)
      .invalid(Joi.ref('currentPassword'))
      .required()
      .messages({ 'any.invalid': '{{#label}} must be another one than the current password' }),
  })

export const forgotPasswordRequest = Joi.object<{ email: string }, true>({ email: emailAddress().required() })

export const resetPasswordRequest = (common: CommonPasswords) =>
  Joi.object<{ token: string; newPassword: string }, true>({
    token: token(),
    newPassword: newPassword(common).required(),
  })

export const eraseRequest = Joi.object<{ password: string }, true>({ password: triedPassword() })

export const codeRequest = Joi.object<{ code: string; password?: string }>({
  code: Joi.string().max(100).required(),
  password: Joi.string(),
})

export type AdminAccount = { email: string; password: string }

export const adminAccount = (common: CommonPasswords) =>
  Joi.object<AdminAccount, true>({ email: emailAddress().required(), password: newPassword(common).required() })
