import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseBody, parseId, parseQuery } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { type Request, Router } from 'express'
import { addAddress } from '../commands/add-address'
import { addressNotFound, changeAddress } from '../commands/change-address'
import type { Context } from '../context'
import { type AddressRef, type StoredAddress, toAddressView } from '../domain/address'
import { countAddresses, deleteAddress, listAddresses } from '../store/addresses'
import { addressChange, addressRequest } from './address-requests'
import { accountOf, signedIn } from './signed-in'
import { pagesOnly } from './page-query'

export function addressRoutes(ctx: Context): Router {
  const router = Router()
  router.use(signedIn(ctx, 'customer', 'admin'))

  router.get('/', async (req, res) => {
    const userId = accountOf(req).person.id
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query: parseQuery(pagesOnly, req.query),
      list: ['addresses', userId],
      fetch: ({ limit, after }) => listAddresses(ctx.db, { userId, limit, after: after?.[0]?.toString() }),
      count: () => countAddresses(ctx.db, userId),
      position: ({ id }) => [id],
      present: toAddressView,
    })
  })

  router.post('/', async (req, res) => {
    const address = parseBody(addressRequest, req.body)
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (added: StoredAddress) => ({
      status: 201,
      body: toAddressView(added),
      headers: { Location: `/api/users/addresses/${added.id}` },
    }))
    const { person, sessionId } = accountOf(req)
    sendReply(res, await addAddress(ctx, { userId: person.id, sessionId, address }, once))
  })

  router.patch('/:id', async (req, res) => {
    const change = parseBody(addressChange, req.body)
    res.json(toAddressView(await changeAddress(ctx, refOf(req), change)))
  })

  router.delete('/:id', async (req, res) => {
    if (!(await deleteAddress(ctx.db, refOf(req)))) throw addressNotFound()
    res.status(204).end()
  })

  return router
}

function refOf(req: Request): AddressRef {
  const { code, message } = addressNotFound()
  return { userId: accountOf(req).person.id, id: parseId(String(req.params.id), code, message) }
}
