import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import type { StoredOrder } from '../domain/order'
import { statesBefore } from '../domain/order-status'
import { findOrder } from '../store/orders'
import { confirmOrder } from './confirm-order'
import { failOrder } from './fail-order'
import { moveOrder } from './move-order'
import type { SettleOrder } from './queue-settlement'
import { providerOf, takeStockAndMoney } from './take-stock-and-money'

type Needs = Pick<Context, 'db' | 'kit' | 'config' | 'products' | 'payments' | 'publish' | 'tokens'>

/**
 * The recovery job: makes stock and money agree with the order, whatever state it is in and however far its checkout came.
 * Throws to be run again while something does not answer.
 */
export async function settleOrder(ctx: Needs, { customerId, orderId }: SettleOrder): Promise<void> {
  const order = await findOrder(ctx.db, { id: orderId, customerId })
  if (order?.status === 'pending') await decide(ctx, order)
  else if (order?.status === 'failed') await giveBack(ctx, order)
  else if (order?.status === 'cancelled') await takeBack(ctx, order)
  else if (order && !(await ctx.products.commit(orderId))) await cancelUnfillable(ctx, orderId)
}

/** Forward if everything can be had, else back at once: the customer's cart is waiting. */
async function decide(ctx: Needs, order: StoredOrder): Promise<void> {
  const key = { customerId: order.customerId, orderId: order.id }
  try {
    const taken = await takeStockAndMoney(ctx, order)
    if (taken.status === 'taken') await confirmOrder(ctx, { ...key, paymentStatus: taken.paymentStatus })
    else await failOrder(ctx, key)
  } catch (error) {
    if (!(error instanceof AppError && error.kind === 'unavailable')) throw error
    await failOrder(ctx, key)
  }
}

async function giveBack(ctx: Needs, order: StoredOrder): Promise<void> {
  await providerOf(ctx, order).void({ orderId: order.id })
  await ctx.products.release(order.id)
}

async function takeBack(ctx: Needs, order: StoredOrder): Promise<void> {
  await providerOf(ctx, order).void({ orderId: order.id })
  await ctx.products.restock(order.id)
}

/** Paid for or not, the goods are gone: nothing better can be done for the customer than to say so. */
async function cancelUnfillable(ctx: Needs, orderId: string): Promise<void> {
  const nothing = { version: null, trackingNumber: null, carrier: null }
  await moveOrder(ctx, {
    ...nothing,
    orderId,
    to: 'cancelled',
    from: statesBefore('cancelled'),
    note: 'The goods were gone.',
  })
  ctx.kit.log.error({ orderId }, 'a confirmed order was cancelled because its goods were gone')
}
