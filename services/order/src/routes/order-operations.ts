import { page } from '@ecommerce/shared/openapi/common-operations'
import { listOf, type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import {
  adminOrdersQuery,
  cancelRequest,
  eventsQuery,
  placeOrderRequest,
  returnRequest,
  shippingQuery,
} from './order-requests'

const people: readonly Party[] = ['customer', 'admin']
const unknownOrder = { 404: ['order-not-found'] }

/** The names that payment methods have, configured or not. */
const paymentMethods = ['manual', 'stripe']

/** From the cart to the door, as a customer sees it. */
export const orderOperations: OperationGroup = {
  name: 'Checkout and orders',
  description: 'From the cart to the door, and back again. `id` in a path may also be the number of the order.',
  operations: {
    'GET /api/orders/shipping-methods': {
      id: 'listShippingMethods',
      summary: 'How it can be sent to a country, and what that costs',
      query: shippingQuery,
      answers: { 200: { says: 'All of them.', shape: listOf(ref('ShippingMethod')) } },
    },
    'POST /api/orders': {
      id: 'placeOrder',
      summary: 'Order what is in the cart',
      description:
        'The address is given, or named by the `addressId` of the own address book. Without a `shippingMethod` it goes the cheapest way; without a `paymentMethod` it is paid by hand, or, where that is turned off, by the only other method. Unpaid orders of one account, guest e-mail address or network hold so many units at most (409 `too-many-unpaid`). With `expectedTotal` nothing is ordered at another price. A total below what the payment method takes is refused with the `minimum` (409 `payment-below-minimum`). A guest adds `email` and gets an `orderToken`. A cart is ordered once.',
      roles: ['public', 'cart-token', 'customer', 'admin'],
      body: placeOrderRequest(paymentMethods),
      example: {
        shippingAddress: {
          name: 'Ada Byron',
          line1: '1 Analytical Way',
          city: 'London',
          postalCode: 'N1 7AA',
          country: 'GB',
        },
        note: 'Ring twice.',
      },
      isIdempotent: true,
      answers: {
        201: {
          says: 'It is confirmed; or it waits to be paid, and `payment` says how.',
          shape: ref('PlacedOrder'),
          headers: { Location: 'The order.' },
        },
      },
      errors: {
        400: ['cart-token-invalid'],
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
    'GET /api/orders': {
      id: 'listOrders',
      summary: 'The own orders, newest first',
      description:
        'An admin sees all, and may also ask by `userId`, `from`, `to` and `q`. Days are counted with both ends; a `to` that is an instant ends before it.',
      roles: people,
      query: adminOrdersQuery,
      answers: { 200: page(ref('Order')) },
    },
    'GET /api/orders/:id': {
      id: 'readOrder',
      summary: 'One order',
      roles: ['order-token', 'customer', 'admin'],
      answers: { 200: { says: 'The order.', shape: ref('Order'), headers: { ETag: 'Its version.' } } },
      errors: unknownOrder,
    },
    'GET /api/orders/:id/payments': {
      id: 'listPayments',
      summary: 'List the payments of an order',
      description: 'How each stands at its provider, with its disputes. `amount` is what was received, or is to be.',
      roles: ['order-token', 'customer', 'admin'],
      answers: { 200: { says: 'All of them.', shape: { type: 'array', items: ref('Payment') } } },
      errors: unknownOrder,
    },
    'GET /api/orders/:id/events': {
      id: 'listOrderEvents',
      summary: 'What has happened to it, oldest first',
      roles: people,
      query: eventsQuery,
      answers: { 200: page(ref('OrderEvent')) },
      errors: unknownOrder,
    },
    'POST /api/orders/:id/cancel': {
      id: 'cancelOrder',
      summary: 'Call it off, as long as it is not shipped',
      description: 'Stock and coupon come back, and the payment is voided or refunded.',
      roles: ['order-token', 'customer', 'admin'],
      body: cancelRequest,
      isBodyOptional: true,
      example: { reason: 'Ordered the wrong size.' },
      isIdempotent: true,
      answers: { 200: { says: 'It is cancelled.', shape: ref('Order'), headers: { ETag: 'Its version.' } } },
      errors: { ...unknownOrder, 409: ['invalid-transition'] },
    },
    'GET /api/orders/:id/refunds': {
      id: 'listRefunds',
      summary: 'What was paid back',
      roles: people,
      answers: { 200: { says: 'All of them.', shape: listOf(ref('Refund')) } },
      errors: unknownOrder,
    },
    'GET /api/orders/:id/returns': {
      id: 'listReturns',
      summary: 'What was asked to be returned',
      roles: people,
      answers: { 200: { says: 'All of them.', shape: listOf(ref('Return')) } },
      errors: unknownOrder,
    },
    'POST /api/orders/:id/returns': {
      id: 'requestReturn',
      summary: 'Ask to send something back, once it is delivered',
      roles: ['customer'],
      body: returnRequest,
      example: {
        items: [{ itemId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 1 }],
        reason: 'It came with a crack.',
      },
      isIdempotent: true,
      answers: { 201: { says: 'It is asked for.', shape: ref('Return') } },
      errors: { ...unknownOrder, 409: ['not-returnable', 'return-exceeds-order'] },
    },
  },
}
