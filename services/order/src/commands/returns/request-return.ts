import type { Once, Reply } from '@ecommerce/shared/idempotency/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import type { Actor } from '../../domain/actor'
import { type StoredOrder, toOrderEvent } from '../../domain/orders/order'
import type { LineQuantity } from '../../domain/payments/refund'
import { planReturn, type StoredReturn } from '../../domain/payments/return'
import { lockOrder } from '../../store/orders/orders'
import { insertReturn } from '../../store/orders/returns'
import { returnError } from '../../errors/payments'
import { accountGone } from '../../errors/requests'
import { currentAuthor } from '../orders/author'

type Needs = Pick<Context, 'db' | 'publish'>
export type RequestReturn = { order: StoredOrder; items: LineQuantity[]; reason: string; actor: Actor }

/** Requests a return of delivered lines, which an admin decides. */
export const requestReturn = (
  ctx: Needs,
  { actor, ...request }: RequestReturn,
  once: Once<StoredReturn>,
): Promise<Reply> =>
  once(ctx.db, async (tx) => {
    const order = await lockOrder(tx, request.order)
    if (order.email === null) throw accountGone()
    const { reason } = request
    const units = planReturn(order, request.items)
    if ('error' in units) throw returnError(units.error, order)
    const items = units.map(({ line, quantity }) => ({ itemId: line.id, quantity }))
    const requested = await insertReturn(tx, order, { id: uuidv7(), items, reason }, currentAuthor(actor))
    const lines = units.map(({ line: { sku, name }, quantity }) => ({ sku, name, quantity }))
    await ctx.publish(tx, 'order.return-requested', {
      ...toOrderEvent(order),
      return: { id: requested.id, items: lines, reason },
    })
    return requested
  })
