import type { Reservation } from '@ecommerce/contracts/inventory'
import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import { applyToLines, effects, findReservation, insertTombstone, moveReservation } from '../store/reservations'
import { violatedCheck } from '@ecommerce/shared/postgres/errors'
import type { Tx } from '../store/schema'

type Needs = Pick<Context, 'db'>
type Settle = { orderId: string; actor: string }

/** Sells what was reserved. A reservation whose time was up is filled from what is still there. */
export const commitReservation = (ctx: Needs, { orderId, actor }: Settle): Promise<Reservation> =>
  settle(ctx, orderId, async (tx) => {
    if (await moveReservation(tx, orderId, ['held'], 'committed'))
      return applyToLines(tx, [orderId], effects.sell, actor)
    if (await moveReservation(tx, orderId, ['expired'], 'committed')) return sellLate(tx, orderId, actor)
    const { status } = await getReservation(tx, orderId)
    if (status !== 'committed')
      throw new AppError('conflict', 'reservation-released', 'This reservation was given back.')
  })

/** Gives back what was reserved. An order that is not known yet is remembered, so that it can't reserve afterwards. */
export const releaseReservation = (ctx: Needs, { orderId, actor }: Settle): Promise<Reservation> =>
  settle(ctx, orderId, async (tx) => {
    if (await insertTombstone(tx, orderId)) return
    if (await moveReservation(tx, orderId, ['held'], 'released'))
      return applyToLines(tx, [orderId], effects.giveBack, actor)
    if (await moveReservation(tx, orderId, ['expired'], 'released')) return
    const { status } = await getReservation(tx, orderId)
    if (status === 'committed')
      throw new AppError('conflict', 'reservation-committed', 'This reservation was sold already.')
  })

/** Puts the goods of a cancelled order back on the shelf: sold ones are restocked, reserved ones released. */
export const restockReservation = (ctx: Needs, { orderId, actor }: Settle): Promise<Reservation> =>
  settle(ctx, orderId, async (tx) => {
    if (await insertTombstone(tx, orderId)) return
    if (await moveReservation(tx, orderId, ['committed'], 'restocked'))
      return applyToLines(tx, [orderId], effects.takeBack, actor)
    if (await moveReservation(tx, orderId, ['held'], 'released'))
      return applyToLines(tx, [orderId], effects.giveBack, actor)
    await moveReservation(tx, orderId, ['expired'], 'released')
  })

const settle = (ctx: Needs, orderId: string, move: (tx: Tx) => Promise<void>): Promise<Reservation> =>
  ctx.db.transaction().execute(async (tx) => {
    await move(tx)
    return getReservation(tx, orderId)
  })

async function sellLate(tx: Tx, orderId: string, actor: string): Promise<void> {
  try {
    await applyToLines(tx, [orderId], effects.sellLate, actor)
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
