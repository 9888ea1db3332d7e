import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { parseBody, parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { type Reply, sendReply } from '@ecommerce/shared/idempotency'
import { type Request, type RequestHandler, Router } from 'express'
import { addCartItem } from '../commands/add-cart-item'
import { applyCoupon } from '../commands/apply-coupon'
import { viewCart } from '../commands/cart-view'
import { changeCartItem } from '../commands/change-cart-item'
import { mergeCarts } from '../commands/merge-carts'
import type { Context } from '../context'
import type { CartView } from '../domain/cart'
import { deleteCartItems, removeCoupon } from '../store/carts'
import { findShopper, getShopper, guestAccess, guestOf, type Shopper } from './caller'
import { addItemRequest, cartQuery, changeItemRequest, couponRequest, mergeRequest } from './cart-requests'

export function cartRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.identify('customer', 'admin'))

  const replyWith =
    (shopper: Shopper | undefined, status: number) =>
    (cart: CartView): Reply => {
      const { headers, members } = guestAccess(shopper, ctx.tokens)
      return { status, headers, body: { ...cart, ...members } }
    }

  router.get('/', async (req, res) => {
    const destination = parseQuery(cartQuery, req.query)
    const shopper = findShopper(req, ctx.tokens)
    sendReply(res, replyWith(shopper, 200)(await viewCart(ctx, shopper?.customerId ?? null, destination)))
  })

  // Each new guest's cart is kept for a month.
  const newCartLimit = ctx.kit.limits({ name: 'guest-carts', windowSeconds: 60, limit: 120 })
  const limitNewCarts: RequestHandler = (req, res, next) =>
    findShopper(req, ctx.tokens) ? next() : newCartLimit(req, res, next)

  router.post('/items', limitNewCarts, async (req, res) => {
    const input = parseBody(addItemRequest, req.body)
    const known = findShopper(req, ctx.tokens)
    const shopper = known ?? getShopper(req, ctx.tokens)
    const keyed = ctx.kit.idempotency.identify(req, known?.customerId)
    const once = ctx.kit.idempotency.once(keyed, replyWith(shopper, 201))
    sendReply(res, await addCartItem(ctx, { ...input, customerId: shopper.customerId, isGuest: shopper.isGuest }, once))
  })

  router.patch('/items/:id', async (req, res) => {
    const { shopper, itemId } = lineOf(req)
    const { quantity } = parseBody(changeItemRequest, req.body)
    sendReply(
      res,
      replyWith(shopper, 200)(await changeCartItem(ctx, { customerId: shopper.customerId, itemId, quantity })),
    )
  })

  router.delete('/items/:id', async (req, res) => {
    const { shopper, itemId } = lineOf(req)
    if (!(await deleteCartItems(ctx.db, { customerId: shopper.customerId, itemId }))) throw noSuchItem()
    sendReply(res, replyWith(shopper, 200)(await viewCart(ctx, shopper.customerId)))
  })

  router.delete('/', async (req, res) => {
    const shopper = findShopper(req, ctx.tokens)
    if (shopper) await deleteCartItems(ctx.db, { customerId: shopper.customerId })
    sendReply(res, replyWith(shopper, 200)(await viewCart(ctx, shopper?.customerId ?? null)))
  })

  router.post('/merge', ctx.guard.allow('customer'), async (req, res) => {
    const { cartToken } = parseBody(mergeRequest, req.body)
    const pair = { guestId: guestOf(cartToken, ctx.tokens), customerId: principalOf(req).subject }
    res.json(await mergeCarts(ctx, pair))
  })

  // Guessing codes is slow.
  const couponLimit = ctx.kit.limits({ name: 'coupons', windowSeconds: 60, limit: 30 })

  router.post('/coupon', couponLimit, limitNewCarts, async (req, res) => {
    const { code } = parseBody(couponRequest, req.body)
    const shopper = getShopper(req, ctx.tokens)
    sendReply(res, replyWith(shopper, 200)(await applyCoupon(ctx, { ...shopper, code: code.trim() })))
  })

  router.delete('/coupon', async (req, res) => {
    const shopper = findShopper(req, ctx.tokens)
    if (shopper) await removeCoupon(ctx.db, shopper.customerId)
    sendReply(res, replyWith(shopper, 200)(await viewCart(ctx, shopper?.customerId ?? null)))
  })

  const lineOf = (req: Request) => {
    const shopper = findShopper(req, ctx.tokens)
    if (!shopper) throw noSuchItem()
    return {
      shopper,
      itemId: parseId(String(req.params.id), 'cart-item-not-found', 'There is no such line in this cart.'),
    }
  }

  return router
}

const noSuchItem = () => new AppError('not-found', 'cart-item-not-found', 'There is no such line in this cart.')
