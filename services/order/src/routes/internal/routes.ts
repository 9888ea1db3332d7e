import { personalDataRequest } from '@ecommerce/contracts/personal-data'
import { eventRoute } from '@ecommerce/shared/events/receive'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { personalDataRoute } from '@ecommerce/shared/http/routes/personal-data-route'
import { betweenServicesTag } from '@ecommerce/shared/openapi/declared-api'
import type { Context } from '../../context'
import { findCart } from '../../store/carts/carts'
import { findKnownUser } from '../../store/customers/known-users'
import { listOrdersOf } from '../../store/orders/personal-orders'
import { listReturnsOf } from '../../store/orders/returns'
import { eventHandler } from './events'
import { personalData } from './responses'

/** Routes for the other services; the gateway does not publish them. */
export function internalRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: betweenServicesTag })
  const receive = eventHandler(ctx)

  route.post('/events', eventRoute, ({ body }) => receive(body))

  route.post(
    '/personal-data',
    personalDataRoute(personalDataRequest, personalData),
    async ({ body: { userId, verifiedEmail: email } }) => {
      const [customer, cart, orders] = await Promise.all([
        findKnownUser(ctx.db, userId),
        findCart(ctx.db, userId),
        listOrdersOf(ctx.db, { userId, email }),
      ])
      const returns = await listReturnsOf(
        ctx.db,
        orders.map(({ id }) => id),
      )
      return { customer, cart, orders, returns }
    },
  )

  return route.router
}
