import { personalDataRequest } from '@ecommerce/contracts/personal-data'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/define-routes'
import { personalDataRoute } from '@ecommerce/shared/http/personal-data-route'
import { betweenServicesTag } from '@ecommerce/shared/openapi/declared-api'
import type { Context } from '../../context'
import { findContact, findWishes } from '../../store/contacts'
import { listPersonalNotifications } from '../../store/notifications'
import { personalData } from './responses'

/** Routes for the other services; the gateway does not publish them. */
export function internalRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: betweenServicesTag })

  route.post(
    '/personal-data',
    personalDataRoute(personalDataRequest, personalData),
    async ({ body: { userId, verifiedEmail: email } }) => {
      const [contact, wishes, notifications] = await Promise.all([
        findContact(ctx.db, userId),
        findWishes(ctx.db, userId),
        listPersonalNotifications(ctx.db, { userId, email }),
      ])
      return { contact: contact === 'erased' ? null : (contact ?? null), wishes: wishes ?? null, notifications }
    },
  )

  return route.router
}
