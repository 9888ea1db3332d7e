import { dateInput } from '@ecommerce/contracts/date-input'
import { emailForm } from '@ecommerce/contracts/text/email-address'
import { multilineText } from '@ecommerce/contracts/text/text'
import { uuid } from '@ecommerce/contracts/uuid'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/responses/pagination'
import Joi from 'joi'
import { type OrderStatus, orderStatuses } from '../../domain/orders/order-status'

export type OrdersQuery = PageQuery & { status?: OrderStatus; userId?: string; from?: string; to?: string; q?: string }

export const ordersQuery = Joi.object<OrdersQuery>({ ...pageQuery, status: Joi.string().valid(...orderStatuses) })

/** Filters for admins, who see all orders. */
export const adminOrdersQuery = ordersQuery.append<OrdersQuery>({
  userId: uuid(),
  from: dateInput(),
  to: dateInput(),
  q: Joi.string().trim().max(254).custom(emailForm),
})

export type CancelRequest = { reason?: string }

export const cancelRequest = Joi.object<CancelRequest>({ reason: multilineText(1_000) })
