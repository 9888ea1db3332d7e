import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import { getBuyer } from '../../commands/checkout/get-buyer'
import { placeOrder } from '../../commands/checkout/place-order'
import type { Context } from '../../context'
import { badCartToken, keyOwnerOf, getCartOwner } from '../cart-owner'
import { addressExample } from '../examples'
import { cartBuyers } from '../audiences'
import { placeOrderRequest } from './requests'
import { placedOrder } from './responses'
import { getShippingAddress } from './shipping-address'

export function checkoutRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Checkout and orders' })

  route.post(
    '/',
    {
      id: 'placeOrder',
      summary: 'Place an order for the cart',
      description:
        'Send an address, or the `addressId` of an entry of the address book. Defaults: the cheapest `shippingMethod`; manual payment or, where it is disabled, the only other `paymentMethod`. The units held by unpaid orders of an account, guest e-mail address or network are limited (409 `too-many-unpaid`). With `expectedTotal` no order is placed at another price. A total below the minimum of the payment method is an error with the `minimum` (409 `payment-below-minimum`). Guests add `email` and receive an `orderToken`. A cart can be ordered once.',
      allow: cartBuyers,
      body: placeOrderRequest(ctx.paymentMethods),
      example: { shippingAddress: addressExample, note: 'Ring twice.' },
      idempotent: { by: (req) => keyOwnerOf(getCartOwner(req, ctx.tokens)) },
      responses: {
        201: one(placedOrder, 'Confirmed, or pending with the `payment` to complete', {
          Location: 'URL of the order.',
        }),
      },
      errors: {
        ...badCartToken,
        404: ['address-not-found'],
        409: [
          'cart-empty',
          'price-changed',
          'insufficient-stock',
          'checkout-in-progress',
          'coupon-not-applicable',
          'payment-refused',
          'payment-below-minimum',
          'currency-mismatch',
          'total-too-large',
          'too-many-unpaid',
        ],
      },
    },
    async ({ req, body: { email, addressId, shippingAddress: given, ...rest }, keyed }) => {
      const { customerId, userId } = getCartOwner(req, ctx.tokens)
      const [buyer, shippingAddress] = await Promise.all([
        getBuyer(ctx, { customerId, userId, email }),
        given ?? getShippingAddress(ctx, { userId, addressId: addressId! }),
      ])
      const request = { ...rest, shippingAddress }
      return placeOrder(ctx, { buyer, request, keyed, networkKey: ctx.networkKey(req.ip) })
    },
  )

  return route.router
}
