import { defined } from '@ecommerce/shared/defined'
import { principalOf } from '@ecommerce/shared/auth/guard'
import { sendPage } from '@ecommerce/shared/http/responses/pagination'
import { parseQuery } from '@ecommerce/shared/http/input/parse'
import type { Request, Response } from 'express'
import type { Context } from '../../context'
import { countOrders, listOrders } from '../../store/orders/orders'
import { toPeriod } from '../period'
import { type OrdersQuery, ordersQuery } from './requests'
import { order } from './responses'

/** Sends a page of orders visible to the principal; `asked` holds an admin's filters. */
export async function sendOrders(ctx: Context, req: Request, res: Response, filters: OrdersQuery): Promise<void> {
  const { subject, role } = principalOf(req)
  const query = role === 'admin' ? filters : parseQuery(ordersQuery, req.query)
  const { status, userId, from, to, q } = query
  const ownerId = role === 'admin' ? userId : subject
  const filter = {
    ...(ownerId !== undefined && { owner: { userId: ownerId } }),
    ...defined({ status }),
    ...toPeriod({ from, to }, ctx.calendar),
    ...defined({ q }),
  }
  await sendPage(req, res, {
    cursors: ctx.cursors,
    query,
    list: ['orders', filter],
    fetch: (page) => listOrders(ctx.db, { filter, ...page }),
    count: () => countOrders(ctx.db, filter),
    position: ({ id }) => [id],
    present: order.view,
  })
}
