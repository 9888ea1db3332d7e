import { emailAddress, localeTag } from '@ecommerce/contracts/email-address'
import { personName } from '@ecommerce/contracts/person-text'
import Joi from 'joi'
import { type CommonPasswords, createCommonPasswords } from '../domain/common-password'
import { normalizePassword, passwordFault } from '../domain/password'
import type { ProfileChange } from '../store/users'

/** Rules for documents and tests that need only the shape of a request. */
export const anyPassword: PasswordRules = { common: createCommonPasswords([]), shopName: '' }

/** Rules for new passwords. `owner` is the account's, where the body doesn't name it. */
export type PasswordRules = { common: CommonPasswords; shopName: string; owner?: { email: string; name: string } }

type Body = Partial<Record<'email' | 'name' | 'currentPassword', unknown>>

/** New password in canonical form. */
const newPassword = ({ common, shopName, owner }: PasswordRules) =>
  Joi.string().custom((text: string, helpers) => {
    const [body] = helpers.state.ancestors as [Body]
    const password = normalizePassword(text)
    const { email, name } = owner ?? body
    const known = { ...(typeof email === 'string' && { email }), ...(typeof name === 'string' && { name }), shopName }
    const fault = passwordFault(password, { common, owner: known }) ?? sameFault(password, body.currentPassword)
    return fault === undefined ? password : helpers.message({ custom: `{{#label}} ${fault}` })
  })

const sameFault = (password: string | undefined, current: unknown) =>
  typeof current === 'string' && normalizePassword(current) === password
    ? 'must be another one than the current password'
    : undefined

/** Any password may be tried; what no account can have is simply wrong. */
const triedPassword = () => Joi.string().required()

const token = () => Joi.string().required()

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
  password: triedPassword(),
})

export const mfaLoginRequest = Joi.object<{ mfaToken: string; code: string }, true>({
  mfaToken: token(),
  code: Joi.string().max(100).required(),
})

export const refreshRequest = Joi.object<{ refreshToken: string }, true>({ refreshToken: token() })

export const verifyEmailRequest = Joi.object<{ token: string; password?: string }>({
  token: token(),
  password: Joi.string(),
})

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

export const changePasswordRequest = (rules: PasswordRules) =>
  Joi.object<ChangePasswordRequest, true>({
    currentPassword: triedPassword(),
    newPassword: newPassword(rules).required(),
  })

export const forgotPasswordRequest = Joi.object<{ email: string }, true>({ email: emailAddress().required() })

export const resetPasswordRequest = (rules: PasswordRules) =>
  Joi.object<{ token: string; newPassword: string }, true>({
    token: token(),
    newPassword: newPassword(rules).required(),
  })

export const eraseRequest = Joi.object<{ password: string }, true>({ password: triedPassword() })

export const mfaSetupRequest = Joi.object<{ password: string }, true>({ password: triedPassword() })

export const codeRequest = Joi.object<{ code: string; password: string }, true>({
  code: Joi.string().max(100).required(),
  password: triedPassword(),
})

export type AdminAccount = { email: string; password: string }

export const adminAccount = (rules: PasswordRules) =>
  Joi.object<AdminAccount, true>({ email: emailAddress().required(), password: newPassword(rules).required() })
