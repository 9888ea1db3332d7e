import { AppError } from '@ecommerce/shared/errors'
import { tagsOfMoves } from '../../domain/catalogue/cache-tags'
import { transitions } from '../../domain/stock/reservation'
import { enqueueStockEventsSql } from '../../jobs'
import { applyToLines } from '../../store/stock/reservation-lines'
import { moveReservations } from '../../store/stock/reservations'
import { commitReservation, type Needs } from './settle-reservation'

/**
 * Commits the reservations of several orders, held ones in one transaction; returns the orders whose reservation was
 * released, or expired without stock left.
 */
export async function commitReservations(
  ctx: Needs,
  { orderIds, actor }: { orderIds: readonly string[]; actor: string },
): Promise<string[]> {
  const by = { actor, eventsSql: enqueueStockEventsSql(ctx.config.lowStockThreshold) }
  const [{ effect, ...held }] = transitions.commit
  const { committed, moves } = await ctx.db.transaction().execute(async (tx) => {
    const committed = await moveReservations(tx, orderIds, held)
    return { committed, moves: committed.length > 0 ? await applyToLines(tx, committed, effect, by) : [] }
  })
  await ctx.cache.invalidate(tagsOfMoves(moves))
  const others = [...new Set(orderIds)].filter((orderId) => !committed.includes(orderId.toLowerCase()))
  const isRefused = await Promise.all(others.map((orderId) => isCommitRefused(ctx, { orderId, actor })))
  return others.filter((_, index) => isRefused[index])
}

/** Commits a reservation that is not held: committed before, expired, released or unknown. */
async function isCommitRefused(ctx: Needs, settle: { orderId: string; actor: string }): Promise<boolean> {
  try {
    await commitReservation(ctx, settle)
    return false
  } catch (error) {
    if (error instanceof AppError && (error.kind === 'conflict' || error.kind === 'not-found')) return true
    throw error
  }
}
