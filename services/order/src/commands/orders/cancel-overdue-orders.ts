import type { Context } from '../../context'
import { systemActor } from '../../domain/actor'
import { type CancelOverdue, queueCancellations } from '../../jobs'
import { listOverdueOrders, lockOverdueOrder } from '../../store/checkout/unpaid-orders'
import { moveOrderWithin } from './move-order'

/** The rest waits for the next run. */
const atATime = 1_000

/** Queues one keyed job per manual order that is overdue. */
export async function queueOverdueOrders({ db, config }: Pick<Context, 'config' | 'db'>): Promise<void> {
  const { manualPaymentDueDays: days } = config
  if (days === 0) return
  await queueCancellations(db, await listOverdueOrders(db, { days, limit: atATime }))
}

type Needs = Pick<Context, 'config' | 'counters' | 'db' | 'idempotency' | 'publish'>

/** Cancels an order if still unpaid and unshipped, under its row lock. */
export async function cancelOverdueOrder(ctx: Needs, { orderId }: CancelOverdue): Promise<void> {
  const { manualPaymentDueDays: days } = ctx.config
  if (days === 0) return
  const cancelled = await ctx.db.transaction().execute(async (tx) => {
    if (!(await lockOverdueOrder(tx, { orderId, days }))) return undefined
    return moveOrderWithin(ctx, tx, {
      ...{ orderId, to: 'cancelled', from: ['confirmed'], actor: systemActor },
      note: `Not paid within ${days} days.`,
    })
  })
  if (cancelled)
    ctx.counters.orders({ outcome: 'cancelled', reason: 'not-paid-in-time' }, { 'labels.order_id': orderId })
}
