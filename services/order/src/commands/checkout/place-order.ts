import { unavailable } from '@ecommerce/shared/errors'
import { type KeyedRequest, type Reply } from '@ecommerce/shared/idempotency/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { inStep } from '../../counters'
import { buyerOf } from '../../domain/actor'
import { evaluateCoupon, priceLines, containsAllItems } from '../../domain/carts/cart'
import { type CheckoutRequest, draftOrder } from '../../domain/orders/checkout'
import type { NewOrder } from '../../domain/orders/order'
import { paymentOfOrder } from '../../domain/payments/payment'
import { paymentOf, providerOf } from '../../domain/payments/provider'
import { findCart, lockCart } from '../../store/carts/carts'
import { findOrder } from '../../store/orders/orders'
import { getTaxRules, listShippingMethods } from '../../store/checkout/pricing-rules'
import { findPromotion, redeemCoupon } from '../../store/checkout/promotions'
import type { Tx } from '../../store/schema'
import { awaitPayment } from './await-payment'
import { awaitProcessing } from './await-processing'
import { confirmOrder } from './confirm-order'
import { failOrder, failOrderWithin } from './fail-order'
import { type Buyer } from './get-buyer'
import { insertWithinLimit } from './insert-within-limit'
import { queueRecoverySql, type SettleOrder } from '../../jobs'
import { settleOrder } from './settle-order'
import { type CheckoutOutcome, reserveAndAuthorize } from './reserve-and-authorize'
import { attemptNow } from './attempt-now'
import {
  belowMinimum,
  checkoutError,
  checkoutInProgress,
  insufficientStock,
  paymentRefused,
} from '../../errors/checkout'
import { couponNotApplicable } from '../../errors/promotions'
import { accountGone } from '../../errors/requests'

type Needs = Parameters<typeof settleOrder>[0] & Pick<Context, 'config' | 'couponBuyers'>
export type PlaceOrder = {
  buyer: Buyer
  request: CheckoutRequest
  keyed: KeyedRequest | undefined
  /** Key of the network that the request came from. */
  networkKey: Buffer
}

/**
 * Places an order: pending, stock, payment, confirmed. After a kill the recovery job finishes it; every step is
 * idempotent by order id.
 */
export async function placeOrder(ctx: Needs, input: PlaceOrder): Promise<Reply> {
  const begun = await inStep(ctx.counters, 'begin', () => beginOrder(ctx, input))
  if ('reply' in begun) return begun.reply
  const { order } = begun
  const key = { customerId: order.customerId, orderId: order.id }
  const taken = await reserveAndAuthorize(ctx, order).catch(async (error: unknown) => {
    if (await failOrder(ctx, { ...key, reason: 'service-unavailable', awaiting: false })) throw error
    return { status: 'decided' } as const
  })
  if (taken.status === 'decided') return replyForDecidedOrder(ctx, key)
  if (taken.status === 'refused') {
    await failOrder(ctx, { ...key, reason: taken.reason })
    throw errorOf(taken, order)
  }
  const reply =
    taken.status === 'awaiting'
      ? await awaitPayment(ctx, { order, payment: taken.payment })
      : taken.status === 'processing'
        ? await awaitProcessing(ctx, { order, payment: taken.payment })
        : await inStep(ctx.counters, 'confirm', () =>
            confirmOrder(ctx, { ...key, payment: taken.payment, actor: buyerOf(order) }),
          )
  return reply ?? (await replyForDecidedOrder(ctx, key))
}

/** Replies for an order decided concurrently: confirmed, failed or cancelled. */
async function replyForDecidedOrder(
  ctx: Needs,
  { customerId, orderId }: { customerId: string; orderId: string },
): Promise<Reply> {
  const order = await findOrder(ctx.db, { id: orderId }, { customerId })
  if (order?.status === 'pending') throw unavailable('The payment could not be begun. Please try again.')
  if (order && order.status !== 'failed') return ctx.orderReply(order)
  throw unavailable('The checkout took too long and was given up. Nothing was ordered; please try again.')
}

/** A cart that moved while it was priced is priced again. */
async function beginOrder(ctx: Needs, input: PlaceOrder): Promise<{ order: NewOrder } | { reply: Reply }> {
  for (let tries = 1; tries <= maxAttempts; tries++) {
    const priced = await priceCart(ctx, input)
    if (await settleProcessing(ctx, priced)) continue
    const begun = await ctx.db.transaction().execute((tx) => checkout(ctx, tx, { ...input, priced, tries }))
    if ('order' in begun || 'reply' in begun) return begun
    if (begun.failedOrder) {
      ctx.counters.orders(
        { outcome: 'failed', reason: 'ordered-anew' },
        { 'labels.order_id': begun.failedOrder.orderId },
      )
      await releaseReservationOf(ctx, begun.failedOrder)
    }
  }
  throw checkoutInProgress()
}

/**
 * Returns true if the cart's previous order has an unreported payment in processing; that order stays and the cart is
 * empty.
 */
async function settleProcessing(ctx: Needs, { cart }: PricedCart): Promise<boolean> {
  if (!cart?.checkoutOrderId) return false
  const { customerId, checkoutOrderId: id } = cart
  const order = await findOrder(ctx.db, { id }, { customerId })
  if (order?.status !== 'pending' || (paymentOfOrder(order)?.reference ?? null) === null) return false
  let isProcessing = false
  const look = async () => {
    const payment = await providerOf(ctx, order).authorize(paymentOf(order))
    if (payment.status !== 'processing') return
    await awaitProcessing(ctx, { order, payment })
    isProcessing = true
  }
  await attemptNow(ctx, look, { orderId: id, action: 'read-payment' })
  return isProcessing
}

const maxAttempts = 5

type Checkout = PlaceOrder & { priced: PricedCart; tries: number }

type CheckoutStart = { order: NewOrder } | { reply: Reply } | { failedOrder: SettleOrder | undefined }

/** First transaction: key, cart, coupon, pending order, recovery job. A changed cart releases its key. */
async function checkout(
  ctx: Needs,
  tx: Tx,
  { buyer, keyed, networkKey, priced, tries }: Checkout,
): Promise<CheckoutStart> {
  const first = keyed && (await ctx.idempotency.claim(tx, keyed))
  if (first) return { reply: first }
  const failedOrder = await failPreviousUnpaidOrder(ctx, tx, priced)
  if (failedOrder || !(await lockCartAtVersion(tx, { buyer, priced, tries }))) {
    if (keyed) await ctx.idempotency.abandon(tx, keyed)
    return { failedOrder }
  }
  const order = priced.draft()
  if ('error' in order) throw checkoutError(order.error)
  await redeem(ctx, tx, order)
  const alsoSql = queueRecoverySql({ customerId: order.customerId, orderId: order.id })
  await insertWithinLimit(ctx, tx, { order, networkKey, alsoSql })
  return { order }
}

/**
 * Locks the cart at its priced version; false when changed. On the last attempt a changed cart is accepted if it
 * still contains every priced item.
 */
async function lockCartAtVersion(
  tx: Tx,
  { buyer, priced, tries }: { buyer: Buyer; priced: PricedCart; tries: number },
): Promise<boolean> {
  const held = await lockCart(tx, buyer)
  if (!held) throw accountGone()
  if (held.checkoutOrderId) throw checkoutInProgress()
  if (held.version === (priced.cart?.version ?? null)) return true
  return tries === maxAttempts && containsAllItems(await findCart(tx, buyer.customerId), priced.cart)
}

type PricedCart = Awaited<ReturnType<typeof priceCart>>

/** Prices the cart. Errors stay in `draft`, since a repeated request gets its first reply. */
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
    cart,
    draft: () =>
      draftOrder({
        ...{ buyer, lines, methods, tax, request },
        coupon: code === undefined ? undefined : evaluateCoupon(code, promotion, { lines, now: new Date() }),
        id: uuidv7(),
        itemIds: lines.map(() => uuidv7()),
        minimumIn: (currency) => ctx.payments[request.paymentMethod]?.minimumIn?.(currency),
        idempotencyRef: keyed ? { caller: keyed.caller, key: keyed.key } : null,
      }),
  }
}

/**
 * Fails the previous unpaid order and ends the transaction, as the cart changed. Never locks the customer after an
 * order, unlike an erasure.
 */
async function failPreviousUnpaidOrder(ctx: Needs, tx: Tx, { cart }: PricedCart): Promise<SettleOrder | undefined> {
  if (!cart || cart.checkoutOrderId === null) return undefined
  const key = { customerId: cart.customerId, orderId: cart.checkoutOrderId }
  const failed = await failOrderWithin(ctx, tx, { ...key, reason: 'ordered-anew', awaiting: true })
  return failed ? key : undefined
}

/** Releases a failed order's reservation at once, since the buyer may want its last units. */
const releaseReservationOf = (ctx: Needs, order: SettleOrder): Promise<void> =>
  attemptNow(ctx, () => settleOrder(ctx, order), { orderId: order.orderId, action: 'release-reservation' })

/** Counts the coupon's use with the order, before anything is reserved. */
async function redeem({ couponBuyers }: Needs, tx: Tx, order: NewOrder): Promise<void> {
  if (order.couponCode === null) return
  const outcome = await redeemCoupon(tx, {
    code: order.couponCode,
    orderId: order.id,
    buyer: couponBuyers.current(order.email),
    buyers: couponBuyers.all(order.email),
  })
  if (outcome !== 'redeemed') throw couponNotApplicable(outcome)
}

function errorOf(
  { reason, errors, belowMinimum: minimum }: Extract<CheckoutOutcome, { status: 'refused' }>,
  order: NewOrder,
) {
  if (reason === 'stock') return insufficientStock(errors)
  if (minimum) return belowMinimum({ currency: order.currency, ...minimum })
  return paymentRefused()
}
