import { personalDataRequest } from '@ecommerce/contracts/personal-data'
import { eventRoute } from '@ecommerce/shared/events/receive'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { personalDataRoute } from '@ecommerce/shared/http/routes/personal-data-route'
import { betweenServicesTag } from '@ecommerce/shared/openapi/declared-api'
import type { Context } from '../../context'
import { findKnownUser, findPreferences } from '../../store/known-users'
import { listPersonalNotifications } from '../../store/notifications'
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
      const [contact, preferences, notifications] = await Promise.all([
        findKnownUser(ctx.db, userId),
        findPreferences(ctx.db, userId),
        listPersonalNotifications(ctx.db, { userId, email }),
      ])
      return {
        contact: contact === 'erased' ? null : (contact ?? null),
        preferences: preferences ?? null,
        notifications,
      }
    },
  )

  return route.router
}
