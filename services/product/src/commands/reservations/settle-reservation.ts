import type { Reservation, WrittenOffUnits } from '@ecommerce/contracts/inventory'
import { violatedCheck } from '@ecommerce/shared/postgres/errors'
import type { Context } from '../../context'
import { tagsOfMoves } from '../../domain/catalogue/cache-tags'
import { type Effect, type Transition, transitions } from '../../domain/stock/reservation'
import { enqueueStockEventsSql } from '../../jobs'
import { applyToLines, type StockWriteContext, restockUnitsBut } from '../../store/stock/reservation-lines'
import { findReservation, insertTombstone, moveReservation } from '../../store/stock/reservations'
import type { Tx } from '../../store/schema'
import type { AvailabilityChange } from '../../store/stock/stock'
import { expiredStockUnavailable, reservationCommitted, reservationNotFound, reservationReleased } from '../../errors'

export type Needs = Pick<Context, 'cache' | 'config' | 'db'>
export type Settle = { orderId: string; actor: string }

/** Commits a reservation; an expired one is filled from available stock. */
export async function commitReservation(ctx: Needs, { orderId, actor }: Settle): Promise<Reservation> {
  const reservation = await settle(ctx, { orderId, actor }, (tx, by) =>
    makeTransition(tx, orderId, transitions.commit, by),
  )
  if (reservation.status === 'committed') return reservation
  throw reservationReleased()
}

/** Releases a reservation. An unknown order is recorded, so that it cannot reserve afterwards. */
export async function releaseReservation(ctx: Needs, { orderId, actor }: Settle): Promise<void> {
  const { status } = await settle(ctx, { orderId, actor }, async (tx, by) =>
    (await insertTombstone(tx, orderId)) ? [] : makeTransition(tx, orderId, transitions.release, by),
  )
  if (status === 'committed') throw reservationCommitted()
}

/** Restocks all units of a cancelled order: committed ones are returned, reserved ones released. */
export const restockReservation = (ctx: Needs, { orderId, actor }: Settle): Promise<Reservation> =>
  settle(ctx, { orderId, actor }, async (tx, by) =>
    (await insertTombstone(tx, orderId)) ? [] : makeTransition(tx, orderId, transitions.restock, by),
  )

/** Restocks all but written-off units, which count as sold. */
export const restockAllBut = (
  ctx: Needs,
  { orderId, actor, writtenOff }: Settle & WrittenOffUnits,
): Promise<Reservation> =>
  settle(ctx, { orderId, actor }, async (tx, by) => {
    if (await insertTombstone(tx, orderId)) return []
    const sold = await makeTransition(tx, orderId, transitions.commit, by)
    if (!(await moveReservation(tx, orderId, transitions.restockSold))) return sold
    return [...sold, ...(await restockUnitsBut(tx, { orderId, writtenOff }, by))]
  })

/** Moves a reservation in one transaction and returns the outcome. */
export async function settle(
  ctx: Needs,
  { orderId, actor }: Settle,
  move: (tx: Tx, by: StockWriteContext) => Promise<AvailabilityChange[]>,
): Promise<Reservation> {
  const by = { actor, eventsSql: enqueueStockEventsSql(ctx.config.lowStockThreshold) }
  const { moves, reservation } = await ctx.db.transaction().execute(async (tx) => ({
    moves: await move(tx, by),
    reservation: await getReservation(tx, orderId),
  }))
  await ctx.cache.invalidate(tagsOfMoves(moves))
  return reservation
}

/** Makes the transition from the reservation's status, reading again if that changed meanwhile. */
async function makeTransition(
  tx: Tx,
  orderId: string,
  possible: readonly Transition[],
  by: StockWriteContext,
): Promise<AvailabilityChange[]> {
  for (;;) {
    for (const { from, to, effect } of possible)
      if (await moveReservation(tx, orderId, { from, to })) return effect ? apply(tx, orderId, effect, by) : []
    const { status } = await getReservation(tx, orderId)
    if (!possible.some(({ from }) => from === status)) return []
  }
}

async function apply(tx: Tx, orderId: string, effect: Effect, by: StockWriteContext): Promise<AvailabilityChange[]> {
  try {
    return await applyToLines(tx, [orderId], effect, by)
  } catch (cause) {
    if (violatedCheck(cause) === undefined) throw cause
    throw expiredStockUnavailable(cause)
  }
}

async function getReservation(tx: Tx, orderId: string): Promise<Reservation> {
  const reservation = await findReservation(tx, orderId)
  if (!reservation) throw reservationNotFound()
  return reservation
}
