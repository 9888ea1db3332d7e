import type { Reservation, ReserveRequest } from '@ecommerce/contracts/inventory'
import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import { tagsOfMoves } from '../domain/cache-tags'
import { findReservation, insertReservation, type Shortage } from '../store/reservations'

type Needs = Pick<Context, 'db' | 'cache' | 'config'>

/** Sets stock aside for an order: all lines or none, and once however often it is asked. */
export async function reserveStock(ctx: Needs, request: ReserveRequest): Promise<Reservation> {
  const { orderId, items, ttlSeconds = 900 } = request
  const { lowStockThreshold } = ctx.config
  const outcome = await insertReservation(ctx.db, { orderId, items, ttlSeconds, lowStockThreshold })
  if ('reservedUntil' in outcome) {
    await ctx.cache.forget(tagsOfMoves(outcome.moves))
    return { orderId, status: 'held', reservedUntil: outcome.reservedUntil.toISOString(), items }
  }
  const existing = await findReservation(ctx.db, orderId)
  if (!existing) throw insufficientStock(request, outcome.shortages)
  if (existing.status === 'released' || existing.status === 'restocked')
    throw new AppError('conflict', 'reservation-released', 'This order has given its reservation back.')
  return existing
}

function insufficientStock({ items }: ReserveRequest, shortages: readonly Shortage[]): AppError {
  const errors = shortages.map(({ variantId, available }) => {
    const index = items.findIndex((item) => item.variantId.toLowerCase() === variantId)
    return { path: `items.${index}.quantity`, message: `only ${available} available`, variantId, available }
  })
  return new AppError(
    'conflict',
    'insufficient-stock',
    'There is not enough stock for every line; errors names those that are short.',
    { errors },
  )
}
