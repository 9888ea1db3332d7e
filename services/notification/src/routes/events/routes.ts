import { eventRoute } from '@ecommerce/shared/events/receive'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { betweenServicesTag } from '@ecommerce/shared/openapi/declared-api'
import type { Context } from '../../context'
import { eventHandler } from '../internal/events'

/** Public path of `POST /internal/events`, used by previous versions in a rolling update. */
export function eventRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: betweenServicesTag })
  const receive = eventHandler(ctx)

  route.post('/', { ...eventRoute, id: 'tellNotifications' }, ({ body }) => receive(body))

  return route.router
}
