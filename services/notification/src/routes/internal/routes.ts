import { type PersonalData, personalDataRequest } from '@ecommerce/contracts/personal-data'
import { onlyCaller } from '@ecommerce/shared/auth/guard'
import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import type { Context } from '../context'
import { toPersonalView } from '../domain/notification'
import { toPreferences } from '../domain/preferences'
import { findContact, findWishes } from '../store/contacts'
import { listPersonalNotifications } from '../store/notifications'

/** What only another service asks; no gateway lets it in. */
export function internalRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('service'))

  router.post('/personal-data', onlyCaller('user-service'), async (req, res) => {
    const { userId, verifiedEmail: email } = parseBody(personalDataRequest, req.body)
    const [contact, wishes, notifications] = await Promise.all([
      findContact(ctx.db, userId),
      findWishes(ctx.db, userId),
      listPersonalNotifications(ctx.db, { userId, email }),
    ])
    const data = {
      contact: contact === 'erased' ? null : (contact ?? null),
      preferences: wishes ? toPreferences(wishes) : null,
      notifications: notifications.map(toPersonalView),
    } satisfies PersonalData
    res.json(data)
  })

  return router
}
