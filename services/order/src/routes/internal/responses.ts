import { uuid } from '@ecommerce/contracts/uuid'
import { resource, type ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import { ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import type { StoredCart } from '../../domain/carts/cart'
import type { StoredCustomer } from '../../domain/orders/customer'
import { moneyIn } from '../../domain/money'
import type { StoredOrder } from '../../domain/orders/order'
import type { StoredReturn } from '../../domain/payments/return'
import { order } from '../orders/responses'
import { count, given, instant, text } from '../response-fields'
import { returned } from '../returns/responses'

/** Cart in an export, at the prices of adding. */
const personalCart = resource<StoredCart>({
  name: 'PersonalCart',
  schema: Joi.object({
    items: Joi.array()
      .items(
        Joi.object({
          productId: uuid().required(),
          variantId: uuid().required(),
          sku: text().required(),
          name: text().required(),
          quantity: count().required(),
          unitPrice: given,
        }),
      )
      .required(),
    coupon: text(),
    updatedAt: instant().required(),
  }),
  view: ({ items, couponCode, updatedAt }) => ({
    items: items.map(({ productId, variantId, sku, name, quantity, unitPriceAmount, currency }) => ({
      ...{ productId, variantId, sku, name, quantity },
      unitPrice: moneyIn(currency)(unitPriceAmount),
    })),
    ...(couponCode !== null && { coupon: couponCode }),
    updatedAt: new Date(updatedAt).toISOString(),
  }),
})

type PersonalData = {
  customer: StoredCustomer | undefined
  cart: StoredCart | undefined
  orders: readonly StoredOrder[]
  returns: readonly StoredReturn[]
}

const all = (name: string) => ({ type: 'array', items: ref(name) })

export const personalData = {
  description: 'All data; unknown values are null',
  body: {
    type: 'object',
    properties: {
      customer: {
        type: ['object', 'null'],
        properties: { email: { type: 'string' }, name: { type: 'string' }, locale: { type: 'string' } },
        additionalProperties: false,
      },
      cart: { anyOf: [ref(personalCart.name), { type: 'null' }] },
      orders: all(order.name),
      returns: all(returned.name),
    },
    required: ['customer', 'cart', 'orders', 'returns'],
    additionalProperties: false,
  },
  view: ({ customer, cart, orders, returns }: PersonalData) => ({
    customer: toCustomerView(customer),
    cart: cart ? personalCart.view(cart) : null,
    orders: orders.map(order.view),
    returns: returns.map(returned.view),
  }),
  resources: [personalCart, order, returned],
} satisfies ResponseSpec<PersonalData>

/** Customer data as shown to the customer. */
const toCustomerView = (customer: StoredCustomer | undefined) =>
  customer && customer.erasedAt === null
    ? { email: customer.email, name: customer.name, locale: customer.locale }
    : null
