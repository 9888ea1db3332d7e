import type { RawBuilder } from 'kysely'
import type { Context } from '../../context'
import { buyerOf } from '../../domain/actor'
import { type NewOrder, unitsOf } from '../../domain/orders/order'
import { insertPendingOrder } from '../../store/checkout/checkouts'
import type { Tx } from '../../store/schema'
import { countUnpaidUnits, lockUnpaidUnits } from '../../store/checkout/unpaid-orders'
import { tooManyUnpaid } from '../../errors/checkout'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'config' | 'counters'>

/** Inserts the pending order with `alsoSql`; 409 `too-many-unpaid` if unpaid orders of buyer or network hold too many units. */
export async function insertWithinLimit(
  ctx: Needs,
  tx: Tx,
  { order, networkKey, alsoSql }: { order: NewOrder; networkKey: Buffer; alsoSql: RawBuilder<unknown> },
): Promise<void> {
  const { rateLimitEnabled, unpaidUnitsPerBuyer: unitsPerBuyer } = ctx.config
  const isLimited = rateLimitEnabled && unitsPerBuyer > 0 && order.totalAmount > 0
  const limit = isLimited ? { unitsPerBuyer, networkKey } : undefined
  if (limit) await lockUnpaidUnits(tx, order, limit)
  if (await insertPendingOrder(tx, order, { limit, author: currentAuthor(buyerOf(order)), alsoSql })) return
  const refused = { units: unitsOf(order), held: await countUnpaidUnits(tx, order), unitsPerBuyer }
  const scope = refused.held + refused.units > unitsPerBuyer ? 'buyer' : 'network'
  ctx.counters.unpaidRefusals.inc({ scope })
  throw tooManyUnpaid(scope, { ...refused, isGuest: order.userId === null })
}
