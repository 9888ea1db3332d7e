import type { Context } from '../context'
import { applyToLines, effects, expireReservations } from '../store/reservations'

const batch = 200

/** Gives back what nobody bought in time, batch by batch, so that its cost is what has expired and not what there is. */
export async function expireDueReservations(ctx: Pick<Context, 'db'>): Promise<void> {
  let expired: number
  do {
    expired = await ctx.db.transaction().execute(async (tx) => {
      const orderIds = await expireReservations(tx, batch)
      if (orderIds.length > 0) await applyToLines(tx, orderIds, effects.giveBack, 'product-service')
      return orderIds.length
    })
  } while (expired === batch)
}
