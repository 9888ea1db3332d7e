import { type Answer, type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import { clientIdHeader } from '@ecommerce/shared/openapi/common-operations'
import { addItemRequest, cartQuery, changeItemRequest, couponRequest, mergeRequest } from './cart-requests'

const shoppers: readonly Party[] = ['public', 'cart-token', 'customer', 'admin']
const badToken = { 400: ['cart-token-invalid'] }

const cart = (says: string): Answer => ({
  says,
  shape: ref('Cart'),
  headers: { 'X-Cart-Token': 'For a guest: what to send from now on.' },
})

/** What is chosen and not ordered yet. */
export const cartOperations: OperationGroup = {
  name: 'Cart',
  description: 'What is chosen and not ordered yet. A guest’s cart is found by its `X-Cart-Token`.',
  operations: {
    'GET /api/cart': {
      id: 'readCart',
      summary: 'The own cart at today’s prices, empty if there is none',
      description:
        '`issues` says of each line what has changed since it was put in. With a country it also says what shipping and tax would be there.',
      roles: shoppers,
      query: cartQuery,
      answers: { 200: cart('The cart.') },
      errors: { ...badToken, 409: ['total-too-large'] },
    },
    'POST /api/cart/items': {
      id: 'addCartItem',
      summary: 'Put a product into the cart, or more of it',
      description:
        'By `variantId`, or by `productId` where that has one variant. A guest’s first one answers with a cart token.',
      roles: shoppers,
      body: addItemRequest,
      example: { productId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 2 },
      isIdempotent: true,
      headers: { 'X-Client-Id': clientIdHeader },
      answers: { 201: cart('The cart as it is now.') },
      errors: {
        ...badToken,
        404: ['product-not-found'],
        409: ['insufficient-stock', 'cart-full', 'currency-mismatch', 'total-too-large'],
      },
    },
    'PATCH /api/cart/items/:id': {
      id: 'changeCartItem',
      summary: 'Set how many of it; 0 removes the line',
      roles: shoppers,
      body: changeItemRequest,
      example: { quantity: 3 },
      answers: { 200: cart('The cart as it is now.') },
      errors: { ...badToken, 404: ['cart-item-not-found'], 409: ['insufficient-stock', 'total-too-large'] },
    },
    'DELETE /api/cart/items/:id': {
      id: 'removeCartItem',
      summary: 'Remove a line',
      roles: shoppers,
      answers: { 200: cart('The cart as it is now.') },
      errors: { ...badToken, 404: ['cart-item-not-found'] },
    },
    'DELETE /api/cart': {
      id: 'emptyCart',
      summary: 'Empty the cart',
      roles: shoppers,
      answers: { 200: cart('The empty cart.') },
      errors: badToken,
    },
    'POST /api/cart/coupon': {
      id: 'applyCoupon',
      summary: 'Put a coupon into the cart',
      description: '`reason` says why a coupon is not good for this cart. Its use is counted with the order.',
      roles: shoppers,
      body: couponRequest,
      example: { code: 'WELCOME10' },
      answers: { 200: cart('The cart as it is now.') },
      errors: { ...badToken, 409: ['coupon-not-applicable'] },
    },
    'DELETE /api/cart/coupon': {
      id: 'removeCoupon',
      summary: 'Take the coupon out again',
      roles: shoppers,
      answers: { 200: cart('The cart as it is now.') },
      errors: badToken,
    },
    'POST /api/cart/merge': {
      id: 'mergeCarts',
      summary: 'Move a guest’s cart into the own one, on sign-in',
      description: 'All of it or nothing. A second time finds nothing to move.',
      roles: ['customer'],
      body: mergeRequest,
      example: { cartToken: '01890a5d-ac96-774b-bcce-b302099a8057.c2lnbmF0dXJl' },
      answers: { 200: { says: 'The own cart as it is now.', shape: ref('Cart') } },
      errors: { ...badToken, 409: ['checkout-in-progress', 'cart-full', 'currency-mismatch', 'total-too-large'] },
    },
  },
}
