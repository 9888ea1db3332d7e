import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import { changeProfile } from '../commands/change-profile'
import { eraseAccount } from '../commands/erase-account'
import type { Context } from '../context'
import { toErasureView } from '../domain/erasure'
import { toProfileView } from '../domain/user'
import { eraseRequest, profileChange } from './account-requests'
import { deviceOf } from './device'
import { accountOf, signedIn } from './signed-in'

export function profileRoutes(ctx: Context): Router {
  const router = Router()
  router.use(signedIn(ctx, 'customer', 'admin'))

  router.get('/', (req, res) => {
    res.json(toProfileView(accountOf(req).person))
  })

  router.patch('/', async (req, res) => {
    const { person } = accountOf(req)
    const user = await changeProfile(ctx, person.id, parseBody(profileChange, req.body))
    res.json(toProfileView({ ...person, ...user }))
  })

  router.delete('/', async (req, res) => {
    const { password } = parseBody(eraseRequest, req.body)
    const erasure = await eraseAccount(ctx, { person: accountOf(req).person, password, device: deviceOf(req) })
    res.status(202).location(`/api/users/erasures/${erasure.userId}`).json(toErasureView(erasure))
  })

  return router
}
