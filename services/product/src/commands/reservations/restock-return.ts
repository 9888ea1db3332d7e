import type { Reservation, ReturnedUnits } from '@ecommerce/contracts/inventory'
import { violatedCheck } from '@ecommerce/shared/postgres/errors'
import { whenReturned } from '../../domain/stock/reservation'
import { type StockWriteContext, restockUnits } from '../../store/stock/reservation-lines'
import { lockReservation, insertRestockedReturn } from '../../store/stock/reservations'
import type { Tx } from '../../store/schema'
import type { AvailabilityChange } from '../../store/stock/stock'
import { type Needs, type Settle, settle } from './settle-reservation'
import { nothingToRestock, reservationNotFound, reservationNotSold } from '../../errors'

type Return = Settle & ReturnedUnits

/** Restocks the units of a return once, at most those still out. */
export const restockReturn = (ctx: Needs, returned: Return): Promise<Reservation> =>
  settle(ctx, returned, async (tx, by) => {
    const status = await lockReservation(tx, returned.orderId)
    if (!status) throw reservationNotFound()
    const action = whenReturned[status]
    if (action === 'refuse') throw reservationNotSold()
    if (action === 'ignore' || !(await insertRestockedReturn(tx, returned))) return []
    return restock(tx, returned, by)
  })

async function restock(tx: Tx, returned: Return, by: StockWriteContext): Promise<AvailabilityChange[]> {
  try {
    const moves = await restockUnits(tx, returned, by)
    if (moves.length === returned.items.length) return moves
  } catch (cause) {
    if (violatedCheck(cause) !== 'restocked_within_quantity') throw cause
  }
  throw nothingToRestock()
}
