import { AppError, unavailable } from '@ecommerce/shared/errors'
import { type KeyedRequest, type Reply } from '@ecommerce/shared/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../context'
import { priceLines } from '../domain/cart'
import { type CheckoutRequest, draftOrder, insufficientStock } from '../domain/checkout'
import type { NewOrder } from '../domain/order'
import { findCart, lockCart } from '../store/carts'
import { insertPendingOrder } from '../store/checkouts'
import { getTaxBasisPoints, listShippingMethods } from '../store/pricing-rules'
import { confirmOrder } from './confirm-order'
import { failOrder } from './fail-order'
import { accountGone, type Buyer } from './get-buyer'
import { queueRecovery } from './queue-settlement'
import { takeStockAndMoney } from './take-stock-and-money'

type Needs = Pick<Context, 'db' | 'kit' | 'config' | 'products' | 'payments' | 'publish' | 'tokens'>
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
    await failOrder(ctx, key)
    throw error
  })
  if (taken.status === 'refused') {
    await failOrder(ctx, key)
    throw refusalOf(taken)
  }
  const reply = await confirmOrder(ctx, { ...key, paymentStatus: taken.paymentStatus })
  if (!reply) throw unavailable('The checkout took too long and was given up. Nothing was ordered; please try again.')
  return reply
}

/** The first transaction: key, cart, pending order, recovery job. A cart that moved while it was priced is priced again. */
async function beginOrder(ctx: Needs, input: PlaceOrder): Promise<{ order: NewOrder } | { reply: Reply }> {
  for (let tries = 1; ; tries++) {
    const priced = await priceCart(ctx, input)
    const begun = await ctx.db.transaction().execute(async (tx) => {
      const first = input.keyed && (await ctx.kit.idempotency.claim(tx, input.keyed))
      if (first) return { reply: first }
      const cart = await lockCart(tx, input.buyer)
      if (!cart) throw accountGone()
      if (cart.checkoutOrderId)
        throw new AppError('conflict', 'checkout-in-progress', 'This cart is being ordered at this moment.', {
          retryAfterSeconds: 1,
        })
      if (cart.version !== null && cart.version !== priced.version && tries < 3) return 'moved'
      const order = priced.draft()
      await insertPendingOrder(tx, order)
      await queueRecovery(tx, { customerId: order.customerId, orderId: order.id })
      return { order }
    })
    if (begun !== 'moved') return begun
  }
}

/** What the cart comes to today. Refusals wait in `draft`, for a request that was answered before gets its old answer first. */
async function priceCart(ctx: Needs, { buyer, request, keyed }: PlaceOrder) {
  const cart = await findCart(ctx.db, buyer.customerId)
  const variantIds = cart?.items.map((item) => item.variantId) ?? []
  const [variants, methods, taxBasisPoints] = await Promise.all([
    ctx.products.lookUp({ variantIds }),
    listShippingMethods(ctx.db, ctx.config.currency),
    getTaxBasisPoints(ctx.db, request.shippingAddress.country),
  ])
  const lines = priceLines(cart?.items ?? [], variants)
  return {
    version: cart?.version,
    draft: () =>
      draftOrder({
        ...{ buyer, lines, methods, taxBasisPoints, request },
        id: uuidv7(),
        itemIds: lines.map(() => uuidv7()),
        idempotencyRef: keyed ? { caller: keyed.caller, key: keyed.key } : null,
      }),
  }
}

const refusalOf = (refused: Extract<Awaited<ReturnType<typeof takeStockAndMoney>>, { status: 'refused' }>) =>
  refused.reason === 'stock'
    ? insufficientStock(refused.errors)
    : new AppError(
        'conflict',
        'payment-refused',
        'The payment was refused. Nothing was ordered and the cart is as it was.',
      )
