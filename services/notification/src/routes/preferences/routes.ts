import { principalOf } from '@ecommerce/shared/auth/guard'
import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import { userNotFound } from '../commands/refusals'
import type { Context } from '../context'
import { noWishes, toChoices, toPreferences } from '../domain/preferences'
import { findWishes, keepChoices } from '../store/contacts'
import { preferencesRequest } from './notification-requests'

/** What a customer gets, by kind and channel. */
export function preferenceRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('customer', 'admin'))

  router.get('/', async (req, res) => {
    res.json(toPreferences((await findWishes(ctx.db, principalOf(req).subject)) ?? noWishes))
  })

  router.put('/', async (req, res) => {
    const choices = toChoices(parseBody(preferencesRequest, req.body))
    const wishes = await keepChoices(ctx.db, principalOf(req).subject, choices)
    if (!wishes) throw userNotFound()
    res.json(toPreferences(wishes))
  })

  return router
}
