import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/define-routes'
import { one } from '@ecommerce/shared/http/responses'
import type { Context } from '../../context'
import { noWishes, toChoices } from '../../domain/preferences'
import { findWishes, keepChoices } from '../../store/contacts'
import { people } from '../people'
import { preferencesRequest } from './requests'
import { preferences } from './responses'
import { userNotFound } from '../../errors'

export function preferenceRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Notifications' })

  route.get(
    '/',
    {
      id: 'readPreferences',
      summary: 'What comes, by kind and channel',
      allow: people,
      responses: { 200: one(preferences, 'All of it.') },
    },
    async ({ req }) => (await findWishes(ctx.db, principalOf(req).subject)) ?? noWishes,
  )

  route.put(
    '/',
    {
      id: 'changePreferences',
      summary: 'Choose what comes',
      description: 'What is left out stays as it is. Security and orders cannot be switched off.',
      allow: people,
      body: preferencesRequest,
      example: { stock: { email: false }, marketing: { email: true } },
      responses: { 200: one(preferences, 'All of it, as it is now.') },
      errors: { 404: ['user-not-found'] },
    },
    async ({ req, body }) => {
      const wishes = await keepChoices(ctx.db, principalOf(req).subject, toChoices(body))
      if (!wishes) throw userNotFound()
      return wishes
    },
  )

  return route.router
}
