import { address, type Address } from '@ecommerce/contracts/address'
import type { OrderEventItem } from '@ecommerce/contracts/events'
import { money, type Money } from '@ecommerce/contracts/money'
import { text } from '@ecommerce/contracts/text'
import Joi from 'joi'

/** What an order's mail shows of it; the data of every `order.*` event has it. */
export type OrderNotice = {
  number: string
  items: OrderEventItem[]
  subtotal: Money
  discount: Money
  shipping: Money
  tax: Money
  total: Money
  shippingAddress: Address
  trackingNumber?: string
  carrier?: string
}

export type TemplateData = {
  welcome: { name: string }
  'order-confirmed': OrderNotice
  'order-shipped': OrderNotice
  'order-delivered': OrderNotice
  'order-cancelled': OrderNotice
}

export type TemplateName = keyof TemplateData

const orderNotice = Joi.object<OrderNotice, true>({
  number: text(50).required(),
  items: Joi.array()
    .items(
      Joi.object<OrderEventItem, true>({
        sku: text(200).required(),
        name: text(500).required(),
        quantity: Joi.number().integer().min(1).required(),
        lineTotal: money.required(),
      }),
    )
    .min(1)
    .max(500)
    .required(),
  subtotal: money.required(),
  discount: money.required(),
  shipping: money.required(),
  tax: money.required(),
  total: money.required(),
  shippingAddress: address.required(),
  trackingNumber: text(200),
  carrier: text(200),
})

/** The templates there are, and what each needs. */
export const templateData: { readonly [T in TemplateName]: Joi.ObjectSchema<TemplateData[T]> } = {
  welcome: Joi.object<TemplateData['welcome'], true>({ name: text(200).required() }),
  'order-confirmed': orderNotice,
  'order-shipped': orderNotice,
  'order-delivered': orderNotice,
  'order-cancelled': orderNotice,
}

export const isTemplateName = (name: string): name is TemplateName => Object.hasOwn(templateData, name)
