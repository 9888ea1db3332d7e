import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import type { Once } from '@ecommerce/shared/idempotency/idempotency'
import { clientIdHeader } from '@ecommerce/shared/openapi/common-operations'
import type { Request, RequestHandler } from 'express'
import { addCartItem } from '../../commands/carts/add-cart-item'
import { applyCoupon } from '../../commands/carts/apply-coupon'
import { viewCart } from '../../commands/carts/cart-view'
import { changeCartItem } from '../../commands/carts/change-cart-item'
import { mergeCarts } from '../../commands/carts/merge-carts'
import type { Context } from '../../context'
import { cartItemNotFound } from '../../errors/carts'
import type { CalculatedCart } from '../../domain/carts/cart'
import { deleteCartItems, removeCoupon } from '../../store/carts/carts'
import { badCartToken, keyOwnerOf, findCartOwner, getCartOwner, guestOf, type CartOwner } from '../cart-owner'
import { customers, cartBuyers } from '../audiences'
import { addItemRequest, cartQuery, changeItemRequest, couponRequest, mergeRequest } from './requests'
import { cart, cartWithToken, type CartResponse } from './responses'

export function cartRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Cart' })

  const show = (owner: CartOwner | undefined, calculated: CalculatedCart): CartResponse =>
    owner?.isGuest ? { cart: calculated, cartToken: ctx.tokens.cart.issue(owner.customerId) } : { cart: calculated }

  const newCartLimit = ctx.rateLimits({ name: 'guest-carts', windowSeconds: 60, limit: 120 })
  /** Limits new guest carts. Runs before the guard, so requests with a token are skipped. */
  const limitNewCarts: RequestHandler = (req, res, next) =>
    req.get('authorization') !== undefined || findCartOwner(req, ctx.tokens) ? next() : newCartLimit(req, res, next)

  route.get(
    '/',
    {
      id: 'readCart',
      summary: 'Get the cart at current prices',
      description:
        '`issues` lists what has changed for each line since it was added. With a country it includes shipping and tax there.',
      allow: cartBuyers,
      query: cartQuery,
      responses: { 200: cartWithToken('The cart') },
      errors: { ...badCartToken, 409: ['total-too-large'] },
    },
    async ({ req, query: destination }) => {
      const owner = findCartOwner(req, ctx.tokens)
      return show(owner, await viewCart(ctx, owner?.customerId ?? null, destination))
    },
  )

  route.post(
    '/items',
    {
      id: 'addCartItem',
      summary: 'Add a product to the cart',
      description:
        "By `variantId`, or by `productId` of a product with one variant. A guest's first item returns a cart token.",
      allow: cartBuyers,
      before: limitNewCarts,
      body: addItemRequest,
      example: { productId: '01890a5d-ac96-774b-bcce-b302099a8057', quantity: 2 },
      idempotent: { by: (req) => keyOwnerOf(findCartOwner(req, ctx.tokens)) },
      headers: { 'X-Client-Id': clientIdHeader },
      responses: { 201: cartWithToken('The updated cart') },
      errors: {
        ...badCartToken,
        404: ['product-not-found'],
        409: ['insufficient-stock', 'cart-full', 'currency-mismatch', 'total-too-large'],
      },
    },
    ({ req, body, once }) => {
      const owner = getCartOwner(req, ctx.tokens)
      const { customerId, isGuest } = owner
      const onceShown: Once<CalculatedCart> = (db, effect) => once(db, async (tx) => show(owner, await effect(tx)))
      return addCartItem(ctx, { ...body, customerId, isGuest }, onceShown)
    },
  )

  route.patch(
    '/items/:id',
    {
      id: 'changeCartItem',
      summary: 'Set the quantity of a line; 0 removes it',
      allow: cartBuyers,
      ids: { id: cartItemNotFound },
      body: changeItemRequest,
      example: { quantity: 3 },
      responses: { 200: cartWithToken('The updated cart') },
      errors: { ...badCartToken, 404: ['cart-item-not-found'], 409: ['insufficient-stock', 'total-too-large'] },
    },
    async ({ req, params: { id: itemId }, body: { quantity } }) => {
      const owner = getKnownCartOwner(req)
      return show(owner, await changeCartItem(ctx, { customerId: owner.customerId, itemId, quantity }))
    },
  )

  route.delete(
    '/items/:id',
    {
      id: 'removeCartItem',
      summary: 'Remove a line',
      allow: cartBuyers,
      ids: { id: cartItemNotFound },
      responses: { 200: cartWithToken('The updated cart') },
      errors: { ...badCartToken, 404: ['cart-item-not-found'] },
    },
    async ({ req, params: { id: itemId } }) => {
      const owner = getKnownCartOwner(req)
      if (!(await deleteCartItems(ctx.db, { customerId: owner.customerId, itemId }))) throw cartItemNotFound()
      return show(owner, await viewCart(ctx, owner.customerId))
    },
  )

  route.delete(
    '/',
    {
      id: 'emptyCart',
      summary: 'Empty the cart',
      allow: cartBuyers,
      responses: { 200: cartWithToken('The empty cart') },
      errors: badCartToken,
    },
    async ({ req }) => {
      const owner = findCartOwner(req, ctx.tokens)
      if (owner) await deleteCartItems(ctx.db, { customerId: owner.customerId })
      return show(owner, await viewCart(ctx, owner?.customerId ?? null))
    },
  )

  route.post(
    '/coupon',
    {
      id: 'applyCoupon',
      summary: 'Apply a coupon to the cart',
      description: '`reason` says why a coupon does not apply to this cart. A use is counted when the order is placed.',
      allow: cartBuyers,
      // Guessing codes is slow.
      before: [ctx.rateLimits({ name: 'coupons', windowSeconds: 60, limit: 30 }), limitNewCarts],
      body: couponRequest,
      example: { code: 'WELCOME10' },
      responses: { 200: cartWithToken('The updated cart') },
      errors: { ...badCartToken, 409: ['coupon-not-applicable'] },
    },
    async ({ req, body: { code } }) => {
      const owner = getCartOwner(req, ctx.tokens)
      return show(owner, await applyCoupon(ctx, { ...owner, code: code.trim() }))
    },
  )

  route.delete(
    '/coupon',
    {
      id: 'removeCoupon',
      summary: 'Remove the coupon from the cart',
      allow: cartBuyers,
      responses: { 200: cartWithToken('The updated cart') },
      errors: badCartToken,
    },
    async ({ req }) => {
      const owner = findCartOwner(req, ctx.tokens)
      if (owner) await removeCoupon(ctx.db, owner.customerId)
      return show(owner, await viewCart(ctx, owner?.customerId ?? null))
    },
  )

  route.post(
    '/merge',
    {
      id: 'mergeCarts',
      summary: "Merge a guest's cart into the customer's",
      description: 'Merges all items or none. Repeating it changes nothing.',
      allow: customers,
      body: mergeRequest,
      example: { cartToken: '01890a5d-ac96-774b-bcce-b302099a8057.c2lnbmF0dXJl' },
      responses: { 200: one(cart, 'The merged cart') },
      errors: { ...badCartToken, 409: ['checkout-in-progress', 'cart-full', 'currency-mismatch', 'total-too-large'] },
    },
    async ({ req, body: { cartToken } }) => ({
      cart: await mergeCarts(ctx, { guestId: guestOf(cartToken, ctx.tokens), customerId: principalOf(req).subject }),
    }),
  )

  const getKnownCartOwner = (req: Request): CartOwner => {
    const owner = findCartOwner(req, ctx.tokens)
    if (!owner) throw cartItemNotFound()
    return owner
  }

  return route.router
}
