import type { Context } from '../../context'
import { tagsOfMoves } from '../../domain/catalogue/cache-tags'
import { transitions } from '../../domain/stock/reservation'
import { enqueueStockEventsSql } from '../../jobs'
import { applyToLines } from '../../store/stock/reservation-lines'
import { isReservationDue, moveDueReservations } from '../../store/stock/reservations'

const batch = 200

/** Releases expired reservations in batches; the cost depends on those only. */
export async function expireDueReservations(ctx: Pick<Context, 'cache' | 'config' | 'counters' | 'db'>): Promise<void> {
  const by = { actor: 'product-service', eventsSql: enqueueStockEventsSql(ctx.config.lowStockThreshold) }
  let due = 0
  let expired = 0
  if (!(await isReservationDue(ctx.db, transitions.expire.from))) return
  do {
    const moves = await ctx.db.transaction().execute(async (tx) => {
      const { found, orderIds } = await moveDueReservations(tx, { ...transitions.expire, limit: batch })
      due = found
      expired = orderIds.length
      return orderIds.length > 0 ? applyToLines(tx, orderIds, transitions.expire.effect, by) : []
    })
    ctx.counters.reservations({ outcome: 'expired' }, { 'labels.orders': expired }, expired)
    await ctx.cache.invalidate(tagsOfMoves(moves))
  } while (due === batch)
}
