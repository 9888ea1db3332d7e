import { address, type Address } from '@ecommerce/contracts/address'
import { emailAddress } from '@ecommerce/contracts/email-address'
import { money, type Money } from '@ecommerce/contracts/money'
import { text } from '@ecommerce/contracts/text'
import { type PageQuery, pageQuery } from '@ecommerce/shared/http/pagination'
import Joi from 'joi'
import { type OrderStatus, orderStatuses } from '../domain/order-status'

export type PlaceOrderRequest = {
  shippingAddress: Address
  billingAddress?: Address
  shippingMethod?: string
  paymentMethod: string
  note?: string
  expectedTotal?: Money
  email?: string
}

export const placeOrderRequest = (paymentMethods: readonly string[]) =>
  Joi.object<PlaceOrderRequest>({
    shippingAddress: address.required(),
    billingAddress: address,
    shippingMethod: Joi.string().max(50),
    paymentMethod: Joi.string()
      .valid(...paymentMethods)
      .default('manual'),
    note: text(1_000),
    expectedTotal: money,
    email: emailAddress(),
  })

export type ChangeStatusRequest = { status: OrderStatus; note?: string; trackingNumber?: string; carrier?: string }

export const changeStatusRequest = Joi.object<ChangeStatusRequest>({
  status: Joi.string()
    .valid(...orderStatuses)
    .required(),
  note: text(1_000),
  trackingNumber: text(100),
  carrier: text(100),
})

export type OrdersQuery = PageQuery & { status?: OrderStatus; userId?: string; from?: Date; to?: Date; q?: string }

export const ordersQuery = Joi.object<OrdersQuery>({ ...pageQuery, status: Joi.string().valid(...orderStatuses) })

/** An admin sees everybody's orders and may ask for some of them. */
export const adminOrdersQuery = ordersQuery.append<OrdersQuery>({
  userId: Joi.string().uuid(),
  from: Joi.date().iso(),
  to: Joi.date().iso(),
  q: Joi.string().trim().max(254),
})
