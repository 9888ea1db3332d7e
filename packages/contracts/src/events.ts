import Joi from 'joi'
import { address, type Address } from './address'
import type { Contact } from './customer'
import { money, type Money } from './money'
import type { ServiceName } from './service-names'

export type OrderEventItem = { sku: string; name: string; quantity: number; lineTotal: Money }

/** What every `order.*` event says; `customerId` is the buyer's id, also of a guest, and `userId` is null for guests. */
export type OrderEvent = {
  orderId: string
  number: string
  customerId: string
  userId: string | null
  email: string
  locale: string
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

export type EventData = {
  'user.registered': Contact
  'order.confirmed': OrderEvent
  'order.shipped': OrderEvent
  'order.delivered': OrderEvent
  'order.cancelled': OrderEvent
}
export type EventType = keyof EventData

const contact = Joi.object<Contact, true>({
  userId: Joi.string().uuid().required(),
  email: Joi.string().email({ tlds: false }).required(),
  name: Joi.string().required(),
  locale: Joi.string().required(),
})

const orderEvent = Joi.object<OrderEvent, true>({
  orderId: Joi.string().uuid().required(),
  number: Joi.string().required(),
  customerId: Joi.string().uuid().required(),
  userId: Joi.string().uuid().allow(null).required(),
  email: Joi.string().email({ tlds: false }).required(),
  locale: Joi.string().required(),
  items: Joi.array()
    .items(
      Joi.object<OrderEventItem, true>({
        sku: Joi.string().required(),
        name: Joi.string().required(),
        quantity: Joi.number().integer().min(1).required(),
        lineTotal: money.required(),
      }),
    )
    .min(1)
    .required(),
  subtotal: money.required(),
  discount: money.required(),
  shipping: money.required(),
  tax: money.required(),
  total: money.required(),
  shippingAddress: address.required(),
  trackingNumber: Joi.string(),
  carrier: Joi.string(),
})

/** Schemas of the events' data. An event may gain fields: receivers take what they know and drop the rest. */
export const eventData: { [T in EventType]: Joi.ObjectSchema<EventData[T]> } = {
  'user.registered': contact,
  'order.confirmed': orderEvent,
  'order.shipped': orderEvent,
  'order.delivered': orderEvent,
  'order.cancelled': orderEvent,
}

/** Who hears what. */
export const subscriptions: { [T in EventType]: readonly ServiceName[] } = {
  'user.registered': ['notification-service', 'order-service'],
  'order.confirmed': ['notification-service'],
  'order.shipped': ['notification-service'],
  'order.delivered': ['notification-service'],
  'order.cancelled': ['notification-service'],
}

/** Where each service hears it. */
export const eventRoutes: Record<ServiceName, string> = {
  'user-service': '/internal/events',
  'product-service': '/internal/events',
  'order-service': '/internal/events',
  'notification-service': '/api/notifications/events',
}
