import { listEndedTokens } from '@ecommerce/shared/auth/ended-sessions/ended-sessions-table'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import { betweenServicesTag } from '@ecommerce/shared/openapi/declared-api'
import type { Context } from '../../context'
import { findAddress } from '../../store/addresses'
import { findUser } from '../../store/users'
import { contact, endedTokens, postalAddress } from './responses'
import { addressNotFound, userNotFound } from '../../errors'

/** Routes for the other services; the gateway does not publish them. */
export function internalRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: betweenServicesTag })

  route.get(
    '/users/:id',
    {
      id: 'readContact',
      summary: "Get a user's contact data",
      allow: ['service'],
      ids: { id: userNotFound },
      responses: { 200: one(contact, 'Contact data as in events') },
      errors: { 404: ['user-not-found'] },
    },
    async ({ params }) => {
      const user = await findUser(ctx.db, params.id)
      if (!user) throw userNotFound()
      return user
    },
  )

  route.get(
    '/ended-sessions',
    {
      id: 'listEndedSessions',
      summary: 'List revoked access tokens that have not expired',
      description: 'For a starting service. Later ones are published as `user.sessions-ended`.',
      allow: ['service'],
      responses: { 200: one(endedTokens, 'Ended sessions, and minimum token versions of users') },
    },
    () => listEndedTokens(ctx.db),
  )

  route.get(
    '/users/:userId/addresses/:addressId',
    {
      id: 'readPostalAddress',
      summary: 'Get an address of a user',
      allow: ['service'],
      ids: { userId: addressNotFound, addressId: addressNotFound },
      responses: { 200: one(postalAddress, 'The address') },
      errors: { 404: ['address-not-found'] },
    },
    async ({ params: { userId, addressId } }) => {
      const address = await findAddress(ctx.db, { userId, id: addressId })
      if (!address) throw addressNotFound()
      return address
    },
  )

  return route.router
}
