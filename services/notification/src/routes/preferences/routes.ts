import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import type { Context } from '../../context'
import { defaultPreferences, toChoices } from '../../domain/preferences'
import { userNotFound } from '../../errors'
import { findPreferences, saveChoices } from '../../store/known-users'
import { customersAndAdmins } from '../audiences'
import { preferencesRequest } from './requests'
import { preferences } from './responses'

export function preferenceRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Notifications' })

  route.get(
    '/',
    {
      id: 'readPreferences',
      summary: 'Get the notification preferences',
      allow: customersAndAdmins,
      responses: { 200: one(preferences, 'All data') },
    },
    async ({ req }) => (await findPreferences(ctx.db, principalOf(req).subject)) ?? defaultPreferences,
  )

  route.put(
    '/',
    {
      id: 'changePreferences',
      summary: 'Update the notification preferences',
      description: 'Left-out preferences stay. Security and order messages cannot be disabled.',
      allow: customersAndAdmins,
      body: preferencesRequest,
      example: { stock: { email: false }, marketing: { email: true } },
      responses: { 200: one(preferences, 'The updated preferences') },
      errors: { 404: ['user-not-found'] },
    },
    async ({ req, body }) => {
      const saved = await saveChoices(ctx.db, principalOf(req).subject, toChoices(body))
      if (!saved) throw userNotFound()
      return saved
    },
  )

  return route.router
}
