import { personalDataRequest } from '@ecommerce/contracts/personal-data'
import { onlyCaller } from '@ecommerce/shared/auth/guard'
import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import type { Context } from '../context'
import { toPersonalCartView } from '../domain/cart'
import { toCustomerView } from '../domain/customer'
import { toOrderView } from '../domain/order'
import { toReturnView } from '../domain/return'
import { findCart } from '../store/carts'
import { findCustomer } from '../store/customers'
import { listOrdersOf } from '../store/personal-orders'
import { listReturnsOf } from '../store/returns'
import { receiveEvents } from './events'

/** What only the other services ask; no gateway lets it in. */
export function internalRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('service'))

  router.post('/events', receiveEvents(ctx))

  router.post('/personal-data', onlyCaller('user-service'), async (req, res) => {
    const { userId, verifiedEmail: email } = parseBody(personalDataRequest, req.body)
    const [customer, cart, orders] = await Promise.all([
      findCustomer(ctx.db, userId),
      findCart(ctx.db, userId),
      listOrdersOf(ctx.db, { userId, email }),
    ])
    const returns = await listReturnsOf(
      ctx.db,
      orders.map(({ id }) => id),
    )
    res.json({
      customer: toCustomerView(customer),
      cart: cart ? toPersonalCartView(cart) : null,
      orders: orders.map(toOrderView),
      returns: returns.map(toReturnView),
    })
  })

  return router
}
