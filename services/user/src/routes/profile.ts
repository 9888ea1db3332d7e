import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import type { Context } from '../context'
import { toProfileView } from '../domain/user'
import { findUser, updateProfile } from '../store/users'
import { profileChange } from './account-requests'

export function profileRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('customer', 'admin'))

  router.get('/', async (req, res) => {
    const user = await findUser(ctx.db, principalOf(req).subject)
    if (user?.status !== 'active') throw accountClosed()
    res.json(toProfileView(user))
  })

  router.patch('/', async (req, res) => {
    const user = await updateProfile(ctx.db, principalOf(req).subject, parseBody(profileChange, req.body))
    if (!user) throw accountClosed()
    res.json(toProfileView(user))
  })

  return router
}

/** A good token outlives its account by up to 15 minutes. */
const accountClosed = () => new AppError('unauthenticated', 'token-invalid', 'This account is disabled or gone.')
