import { emailAddress } from '@ecommerce/contracts/text/email-address'
import Joi from 'joi'
import type { CommonPasswords } from '../domain/passwords/common-password'
import { normalizePassword, passwordError } from '../domain/passwords/password'

/** Rules for new passwords; the body names the owner. */
export type PasswordRules = { common: CommonPasswords; shopName: string }

type Body = Partial<Record<'email' | 'name' | 'currentPassword', unknown>>

/** New password in canonical form. */
export const newPassword = ({ common, shopName }: PasswordRules) =>
  Joi.string().custom((text: string, helpers) => {
    const [body] = helpers.state.ancestors as [Body]
    const password = normalizePassword(text)
    const { email, name } = body
    const known = { ...(typeof email === 'string' && { email }), ...(typeof name === 'string' && { name }), shopName }
    const fault = passwordError(password, { common, owner: known }) ?? sameError(password, body.currentPassword)
    return fault === undefined ? password : helpers.message({ custom: `{{#label}} ${fault}` })
  })

const sameError = (password: string | undefined, current: unknown) =>
  typeof current === 'string' && normalizePassword(current) === password
    ? 'must be another one than the current password'
    : undefined

/** Accepts any text; one that no account can have is simply wrong. */
export const anyPassword = () => Joi.string().required()

/** Token of a link, a sign-in or a session; the command verifies it. */
export const oneTimeToken = () => Joi.string().required()

export type AdminAccount = { email: string; password: string }

export const adminAccount = (rules: PasswordRules) =>
  Joi.object<AdminAccount, true>({ email: emailAddress().required(), password: newPassword(rules).required() })
