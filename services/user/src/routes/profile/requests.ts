import { localeTag } from '@ecommerce/contracts/text/email-address'
import { personName } from '@ecommerce/contracts/text/person-text'
import Joi from 'joi'
import type { ProfileChange } from '../../store/users'
import { anyPassword } from '../password-fields'

export const profileChange = Joi.object<ProfileChange>({
  name: personName(200),
  locale: localeTag(),
  marketingConsent: Joi.boolean(),
})
  .min(1)
  .messages({ 'object.min': 'at least one of name, locale and marketingConsent is required' })

export const eraseRequest = Joi.object<{ password: string }, true>({ password: anyPassword() })
