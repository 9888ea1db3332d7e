import type { Reservation, ReserveRequest } from '@ecommerce/contracts/inventory'
import { type AppError } from '@ecommerce/shared/errors'
import type { Context } from '../../context'
import { tagsOfMoves } from '../../domain/catalogue/cache-tags'
import { isHalfOver, transitions, whenReservedAgain } from '../../domain/stock/reservation'
import { applyToLines } from '../../store/stock/reservation-lines'
import {
  findReservation,
  insertReservation,
  listShortages,
  moveReservation,
  type Shortage,
} from '../../store/stock/reservations'
import { violatedCheck } from '@ecommerce/shared/postgres/errors'
import { enqueueStockEventsSql } from '../../jobs'
import { insufficientStockForLines, orderReservationReleased } from '../../errors'

type Needs = Pick<Context, 'cache' | 'config' | 'counters' | 'db'>

/** Reserves all lines of an order or none, once per order. */
export async function reserveStock(ctx: Needs, request: ReserveRequest, actor: string): Promise<Reservation> {
  const { orderId, items, ttlSeconds = 900 } = request
  const eventsSql = enqueueStockEventsSql(ctx.config.lowStockThreshold)
  const outcome = await insertReservation(ctx.db, { orderId, items, ttlSeconds, eventsSql })
  if ('reservedUntil' in outcome) {
    await ctx.cache.invalidate(tagsOfMoves(outcome.moves))
    ctx.counters.reservations({ outcome: 'held' }, { 'labels.order_id': orderId })
    return { orderId, status: 'held', reservedUntil: outcome.reservedUntil.toISOString(), items }
  }
  const existing = await findReservation(ctx.db, orderId)
  if (!existing) throw insufficientStock(ctx, request, outcome.shortages)
  switch (whenReservedAgain[existing.status]) {
    case 'refuse':
      throw orderReservationReleased()
    case 'prolong':
      return extend(ctx, existing, ttlSeconds)
    case 'keep':
      return existing
    case 'rehold':
      // Undefined after a concurrent change: the next look finds the new status.
      return (await rehold(ctx, existing, { ttlSeconds, actor })) ?? reserveStock(ctx, request, actor)
  }
}

/** Extends a reservation from now, as orders with slow payments repeat the request. */
async function extend({ db }: Needs, held: Reservation, ttlSeconds: number): Promise<Reservation> {
  const leftMs = Date.parse(held.reservedUntil) - Date.now()
  if (!isHalfOver({ leftMs, ttlSeconds })) return held
  const until = await db
    .transaction()
    .execute((tx) => moveReservation(tx, held.orderId, { from: 'held', to: 'held', ttlSeconds }))
  return until ? { ...held, reservedUntil: until.toISOString() } : held
}

/** Reserves an expired reservation again, if all of it is available. */
async function rehold(
  ctx: Needs,
  { orderId, items }: Reservation,
  { ttlSeconds, actor }: { ttlSeconds: number; actor: string },
): Promise<Reservation | undefined> {
  const by = { actor, eventsSql: enqueueStockEventsSql(ctx.config.lowStockThreshold) }
  try {
    const { until, moves } = await ctx.db.transaction().execute(async (tx) => {
      const until = await moveReservation(tx, orderId, { ...transitions.rehold, ttlSeconds })
      return { until, moves: until ? await applyToLines(tx, [orderId], transitions.rehold.effect, by) : [] }
    })
    await ctx.cache.invalidate(tagsOfMoves(moves))
    if (until) ctx.counters.reservations({ outcome: 'held' }, { 'labels.order_id': orderId })
    return until && { orderId, status: 'held', reservedUntil: until.toISOString(), items }
  } catch (cause) {
    if (violatedCheck(cause) === undefined) throw cause
    throw insufficientStock(ctx, { orderId, items }, await listShortages(ctx.db, orderId))
  }
}

function insufficientStock(
  { counters }: Pick<Needs, 'counters'>,
  { orderId, items }: Pick<ReserveRequest, 'orderId' | 'items'>,
  shortages: readonly Shortage[],
): AppError {
  counters.reservations({ outcome: 'short' }, { 'labels.order_id': orderId })
  const errors = shortages.map(({ variantId, available }) => {
    const index = items.findIndex((item) => item.variantId.toLowerCase() === variantId)
    return { path: `items.${index}.quantity`, message: `only ${available} available`, variantId, available }
  })
  return insufficientStockForLines(errors)
}
