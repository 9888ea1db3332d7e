import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import { getBuyer } from '../../commands/checkout/get-buyer'
import { placeOrder } from '../../commands/checkout/place-order'
import type { Context } from '../../context'
import { badCartToken, callerOf, getShopper } from '../caller'
import { addressExample } from '../examples'
import { shoppers } from '../people'
import { placeOrderRequest } from './requests'
import { placedOrder } from './responses'
import { getShippingAddress } from './shipping-address'

export function checkoutRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Checkout and orders' })

  route.post(
    '/',
    {
      id: 'placeOrder',
      summary: 'Order what is in the cart',
      description:
        'The address is given, or named by the `addressId` of the own address book. Without a `shippingMethod` it goes the cheapest way; without a `paymentMethod` it is paid by hand, or, where that is turned off, by the only other method. Unpaid orders of one account, guest e-mail address or network hold so many units at most (409 `too-many-unpaid`). With `expectedTotal` nothing is ordered at another price. A total below what the payment method takes is refused with the `minimum` (409 `payment-below-minimum`). A guest adds `email` and gets an `orderToken`. A cart is ordered once.',
      allow: shoppers,
      body: placeOrderRequest(ctx.paymentMethods),
      example: { shippingAddress: addressExample, note: 'Ring twice.' },
      idempotent: { by: (req) => callerOf(getShopper(req, ctx.tokens)) },
      responses: {
        201: one(placedOrder, 'It is confirmed; or it waits to be paid, and `payment` says how.', {
          Location: 'The order.',
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
      const { customerId, userId } = getShopper(req, ctx.tokens)
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
