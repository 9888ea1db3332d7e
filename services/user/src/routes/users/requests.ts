import { emailForm } from '@ecommerce/contracts/text/email-address'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'
import { type AdminChange, roles, userStatuses } from '../../domain/users/user'
import type { UserFilter } from '../../store/users'

const role = Joi.string().valid(...roles)
const status = Joi.string().valid(...userStatuses)

export const userQuery = Joi.object<PageQuery & UserFilter>({
  ...pageQuery,
  q: Joi.string().trim().max(200).custom(emailForm),
  role,
  status,
})

export const adminChange = Joi.object<AdminChange>({ role, status })
  .min(1)
  .messages({ 'object.min': 'at least one of role and status is required' })
