import { listEndedTokens } from '@ecommerce/shared/auth/ended-sessions-table'
import { Router } from 'express'
import type { Context } from '../context'
import { toPostalAddress } from '../domain/address'
import { toContact } from '../domain/user'
import { getAddressById } from './get-address-by-id'
import { getUserById } from './get-user-by-id'

/** What only the other services ask; no gateway lets it in. */
export function internalRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('service'))

  router.get('/ended-sessions', async (_req, res) => {
    const { sessionIds, tokenVersions } = await listEndedTokens(ctx.db)
    res.json({ sessionIds, tokenVersions })
  })

  router.get('/users/:id', async (req, res) => {
    res.json(toContact(await getUserById(ctx, req.params.id)))
  })

  router.get('/users/:userId/addresses/:addressId', async (req, res) => {
    const { userId, addressId } = req.params
    res.json(toPostalAddress(await getAddressById(ctx, { userId, id: addressId })))
  })

  return router
}
