import type { Reservation } from '@ecommerce/contracts/inventory'
import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import { tagsOfMoves } from '../domain/cache-tags'
import { applyToLines, effects, findReservation, insertTombstone, moveReservation } from '../store/reservations'
import { violatedCheck } from '@ecommerce/shared/postgres/errors'
import type { Tx } from '../store/schema'
import type { StockMove } from '../store/stock'

type Needs = Pick<Context, 'db' | 'cache' | 'config'>
type Settle = { orderId: string; actor: string }
type By = { actor: string; lowStockThreshold: number }

/** Sells what was reserved. A reservation whose time was up is filled from what is still there. */
export const commitReservation = (ctx: Needs, { orderId, actor }: Settle): Promise<Reservation> =>
  settle(ctx, { orderId, actor }, async (tx, by) => {
    if (await moveReservation(tx, orderId, ['held'], 'committed')) return applyToLines(tx, [orderId], effects.sell, by)
    if (await moveReservation(tx, orderId, ['expired'], 'committed')) return sellLate(tx, orderId, by)
    const { status } = await getReservation(tx, orderId)
    if (status !== 'committed')
      throw new AppError('conflict', 'reservation-released', 'This reservation was given back.')
    return []
  })

/** Gives back what was reserved. An order that is not known yet is remembered, so that it can't reserve afterwards. */
export const releaseReservation = (ctx: Needs, { orderId, actor }: Settle): Promise<Reservation> =>
  settle(ctx, { orderId, actor }, async (tx, by) => {
    if (await insertTombstone(tx, orderId)) return []
    if (await moveReservation(tx, orderId, ['held'], 'released'))
      return applyToLines(tx, [orderId], effects.giveBack, by)
    if (await moveReservation(tx, orderId, ['expired'], 'released')) return []
    const { status } = await getReservation(tx, orderId)
    if (status === 'committed')
      throw new AppError('conflict', 'reservation-committed', 'This reservation was sold already.')
    return []
  })

/**
 * Puts the goods of a cancelled order back on the shelf: sold ones are restocked, reserved ones released. The states are tried in
 * the order of their life: what one try misses, because it moves on meanwhile, a later one finds.
 */
export const restockReservation = (ctx: Needs, { orderId, actor }: Settle): Promise<Reservation> =>
  settle(ctx, { orderId, actor }, async (tx, by) => {
    if (await insertTombstone(tx, orderId)) return []
    if (await moveReservation(tx, orderId, ['held'], 'released'))
      return applyToLines(tx, [orderId], effects.giveBack, by)
    if (await moveReservation(tx, orderId, ['expired'], 'released')) return []
    if (await moveReservation(tx, orderId, ['committed'], 'restocked'))
      return applyToLines(tx, [orderId], effects.takeBack, by)
    return []
  })

async function settle(
  ctx: Needs,
  { orderId, actor }: Settle,
  move: (tx: Tx, by: By) => Promise<StockMove[]>,
): Promise<Reservation> {
  const by = { actor, lowStockThreshold: ctx.config.lowStockThreshold }
  const { moves, reservation } = await ctx.db.transaction().execute(async (tx) => ({
    moves: await move(tx, by),
    reservation: await getReservation(tx, orderId),
  }))
  await ctx.cache.forget(tagsOfMoves(moves))
  return reservation
}

async function sellLate(tx: Tx, orderId: string, by: By): Promise<StockMove[]> {
  try {
    return await applyToLines(tx, [orderId], effects.sellLate, by)
  } catch (cause) {
    if (violatedCheck(cause) === undefined) throw cause
    throw new AppError('conflict', 'insufficient-stock', 'The reservation had expired and its goods are gone.', {
      cause,
    })
  }
}

async function getReservation(tx: Tx, orderId: string): Promise<Reservation> {
  const reservation = await findReservation(tx, orderId)
  if (!reservation) throw new AppError('not-found', 'reservation-not-found', 'There is no reservation for this order.')
  return reservation
}
