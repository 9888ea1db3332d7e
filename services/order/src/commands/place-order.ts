import { AppError, unavailable } from '@ecommerce/shared/errors'
import { type KeyedRequest, type Reply } from '@ecommerce/shared/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../context'
import { buyerOf } from '../domain/actor'
import { judgeCoupon, priceLines } from '../domain/cart'
import { type CheckoutRequest, draftOrder, insufficientStock } from '../domain/checkout'
import type { NewOrder } from '../domain/order'
import { couponNotApplicable } from '../domain/promotion'
import { findCart, lockCart } from '../store/carts'
import { insertPendingOrder } from '../store/checkouts'
import { getTaxRules, listShippingMethods } from '../store/pricing-rules'
import { findPromotion, redeemCoupon } from '../store/promotions'
import type { Tx } from '../store/schema'
import { awaitPayment } from './await-payment'
import { confirmOrder } from './confirm-order'
import { failOrder, failOrderWithin } from './fail-order'
import { accountGone, type Buyer } from './get-buyer'
import { queueRecovery } from './queue-settlement'
import { type Taken, takeStockAndMoney } from './take-stock-and-money'

type Needs = Pick<Context, 'db' | 'kit' | 'config' | 'products' | 'payments' | 'publish' | 'tokens' | 'couponBuyers'>
export type PlaceOrder = { buyer: Buyer; request: CheckoutRequest; keyed: KeyedRequest | undefined }

/**
 * Orders the cart: pending order, stock, payment, confirmed order. Killed anywhere, the recovery job takes it forward or back;
 * each step is keyed by the order's id, so doing it twice is doing it once.
 */
export async function placeOrder(ctx: Needs, input: PlaceOrder): Promise<Reply> {
  const begun = await beginOrder(ctx, input)
  if ('reply' in begun) return begun.reply
  const { order } = begun
  const key = { customerId: order.customerId, orderId: order.id }
  const taken = await takeStockAndMoney(ctx, order).catch(async (error: unknown) => {
    await failOrder(ctx, { ...key, reason: 'service-unavailable' })
    throw error
  })
  if (taken.status === 'refused') {
    await failOrder(ctx, { ...key, reason: taken.reason })
    throw refusalOf(taken)
  }
  const reply =
    taken.status === 'awaiting'
      ? await awaitPayment(ctx, { ...key, payment: taken.payment })
      : await confirmOrder(ctx, { ...key, payment: taken.payment, actor: buyerOf(order) })
  if (!reply) throw unavailable('The checkout took too long and was given up. Nothing was ordered; please try again.')
  return reply
}

/** A cart that moved while it was priced is priced again. */
async function beginOrder(ctx: Needs, input: PlaceOrder): Promise<{ order: NewOrder } | { reply: Reply }> {
  for (let tries = 1; ; tries++) {
    const priced = await priceCart(ctx, input)
    try {
      return await ctx.db.transaction().execute((tx) => begin(ctx, tx, { ...input, priced, mayMove: tries < 3 }))
    } catch (error) {
      if (!(error instanceof CartMoved)) throw error
    }
  }
}

/** Takes the first transaction back, its Idempotency-Key with it. */
class CartMoved extends Error {}

type Begin = PlaceOrder & { priced: Awaited<ReturnType<typeof priceCart>>; mayMove: boolean }

/** The first transaction: key, cart, coupon, pending order, recovery job. */
async function begin(
  ctx: Needs,
  tx: Tx,
  { buyer, keyed, priced, mayMove }: Begin,
): Promise<{ order: NewOrder } | { reply: Reply }> {
  const first = keyed && (await ctx.kit.idempotency.claim(tx, keyed))
  if (first) return { reply: first }
  await giveUpUnpaid(ctx, tx, priced)
  const cart = await lockCart(tx, buyer)
  if (!cart) throw accountGone()
  if (cart.checkoutOrderId) throw checkoutInProgress()
  if (cart.version !== null && cart.version !== priced.version && mayMove) throw new CartMoved()
  const order = priced.draft()
  await redeem(ctx, tx, order)
  await insertPendingOrder(tx, order)
  await queueRecovery(tx, { customerId: order.customerId, orderId: order.id })
  return { order }
}

export const checkoutInProgress = () =>
  new AppError('conflict', 'checkout-in-progress', 'This cart is being ordered at this moment.', {
    retryAfterSeconds: 1,
  })

/** What the cart comes to today. Refusals wait in `draft`, for a request that was answered before gets its old answer first. */
async function priceCart(ctx: Needs, { buyer, request, keyed }: PlaceOrder) {
  const cart = await findCart(ctx.db, buyer.customerId)
  const items = cart?.items ?? []
  const code = cart?.couponCode ?? undefined
  const [variants, methods, tax, promotion] = await Promise.all([
    ctx.products.lookUp({ variantIds: items.map((item) => item.variantId) }),
    listShippingMethods(ctx.db, items[0]?.currency ?? ctx.config.currency),
    getTaxRules(ctx.db, request.shippingAddress.country),
    code === undefined ? undefined : findPromotion(ctx.db, code),
  ])
  const lines = priceLines(items, variants)
  return {
    customerId: buyer.customerId,
    version: cart?.version,
    checkoutOrderId: cart?.checkoutOrderId ?? null,
    draft: () =>
      draftOrder({
        ...{ buyer, lines, methods, tax, request },
        coupon: code === undefined ? undefined : judgeCoupon(code, promotion, { lines, now: new Date() }),
        id: uuidv7(),
        itemIds: lines.map(() => uuidv7()),
        idempotencyRef: keyed ? { caller: keyed.caller, key: keyed.key } : null,
      }),
  }
}

/** Who orders a cart whose last order still waits to be paid begins anew: that order is given up, and should it be paid, refunded. */
async function giveUpUnpaid(
  ctx: Needs,
  tx: Tx,
  { customerId, checkoutOrderId }: { customerId: string; checkoutOrderId: string | null },
): Promise<void> {
  if (checkoutOrderId === null) return
  await failOrderWithin(ctx, tx, { customerId, orderId: checkoutOrderId, reason: 'ordered-anew', awaiting: true })
}

/** The use of a coupon is counted with the order, before anything is taken: who comes too late is told so. */
async function redeem({ couponBuyers }: Needs, tx: Tx, order: NewOrder): Promise<void> {
  if (order.couponCode === null) return
  const outcome = await redeemCoupon(tx, {
    code: order.couponCode,
    orderId: order.id,
    buyer: couponBuyers(order.email),
  })
  if (outcome !== 'redeemed') throw couponNotApplicable(outcome)
}

const refusalOf = (refused: Extract<Taken, { status: 'refused' }>) =>
  refused.reason === 'stock'
    ? insufficientStock(refused.errors)
    : new AppError(
        'conflict',
        'payment-refused',
        'The payment was refused. Nothing was ordered and the cart is as it was.',
      )
