import { type AppError } from '@ecommerce/shared/errors'
import type { Actor } from '../../domain/actor'
import type { StoredOrder } from '../../domain/orders/order'
import { findLine, type PlannedRefund, restockedUnits, refundValueOfReturned } from '../../domain/payments/refund'
import { decideAtReturn } from '../../domain/payments/restock'
import { allReturned, type StoredReturn } from '../../domain/payments/return'
import { getOrder, lockOrder } from '../../store/orders/orders'
import { decideReturn as decide, listReturns, recordRestocked, type ReturnDecision } from '../../store/orders/returns'
import type { Tx } from '../../store/schema'
import { moveOrderWithin } from '../orders/move-order'
import { bookRefund } from '../refunds/book-refund'
import { settleRefundNow } from '../refunds/settle-refund'
import { returnDecided, returnNotFound } from '../../errors/payments'
import { currentAuthor } from '../orders/author'

type Needs = Parameters<typeof settleRefundNow>[0]
export type DecideReturn = { order: StoredOrder; decision: ReturnDecision; restock: boolean; actor: Actor }

/** Approves or rejects a return. Approval refunds the price paid; the last one makes the order returned. */
export async function decideReturn(
  ctx: Needs,
  { order: { customerId, id }, decision, restock, actor }: DecideReturn,
): Promise<StoredReturn> {
  const { decided, refund } = await ctx.db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, { customerId, id })
    const decided = await decide(tx, order, decision, currentAuthor(actor))
    if (!decided) throw await cannotDecide(tx, order, decision.id)
    if (decided.status === 'rejected') return { decided }
    const planned = refundFor(order, decided, restock)
    const restocked = await recordRestocked(tx, decided, restockedUnits({ ...planned, restock }))
    const refund = await bookRefund(tx, order, { ...planned, restock, actor })
    if (allReturned(await getOrder(tx, order), await listReturns(tx, order)))
      await moveOrderWithin(ctx, tx, { orderId: id, from: ['delivered'], to: 'returned', actor })
    return { decided: restocked, refund }
  })
  if (refund) await settleRefundNow(ctx, refund)
  return decided
}

/** Units refunded earlier are restocked without another refund. */
function refundFor(
  order: StoredOrder,
  { items, reason }: StoredReturn,
  restock: boolean,
): PlannedRefund & { reason: string } {
  const lines = items.map(({ itemId, quantity }) => {
    const line = findLine(order, itemId)!
    return { line, ...decideAtReturn(line, { quantity, restock }) }
  })
  return {
    ...refundValueOfReturned(order, lines),
    items: lines
      .map(({ line, ...units }) => ({ itemId: line.id, variantId: line.variantId, ...units }))
      .filter(({ quantity, restocked, writtenOff }) => quantity + restocked + writtenOff > 0),
    reason: reason ?? 'The goods were returned.',
  }
}

async function cannotDecide(tx: Tx, order: StoredOrder, returnId: string): Promise<AppError> {
  const known = (await listReturns(tx, order)).find(({ id }) => id === returnId)
  return known ? returnDecided(known.status) : returnNotFound()
}
