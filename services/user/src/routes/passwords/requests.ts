import { emailAddress } from '@ecommerce/contracts/text/email-address'
import Joi from 'joi'
import { anyPassword, newPassword, oneTimeToken, type PasswordRules } from '../password-fields'

export type ChangePasswordRequest = { currentPassword: string; newPassword: string }

export const changePasswordRequest = (rules: PasswordRules) =>
  Joi.object<ChangePasswordRequest, true>({
    currentPassword: anyPassword(),
    newPassword: newPassword(rules).required(),
  })

export const forgotPasswordRequest = Joi.object<{ email: string }, true>({ email: emailAddress().required() })

export const resetPasswordRequest = (rules: PasswordRules) =>
  Joi.object<{ token: string; newPassword: string }, true>({
    token: oneTimeToken(),
    newPassword: newPassword(rules).required(),
  })
