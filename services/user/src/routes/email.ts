import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import { resendVerification } from '../commands/resend-verification'
import { verifyEmail } from '../commands/verify-email'
import type { Context } from '../context'
import { verifyEmailRequest } from './account-requests'
import { deviceOf } from './device'
import { accountOf, signedIn, signedInIfToken } from './signed-in'

/** Proving that an e-mail address is one's own. */
export function emailRoutes(ctx: Context): Router {
  const router = Router()
  const limit = ctx.kit.limits({ name: 'email', windowSeconds: 60, limit: 60 })

  router.post('/verify', limit, signedInIfToken(ctx), async (req, res) => {
    const { token, password } = parseBody(verifyEmailRequest, req.body)
    await verifyEmail(ctx, { token, password, person: req.account?.person, device: deviceOf(req) })
    res.status(204).end()
  })

  router.post('/resend', limit, signedIn(ctx, 'customer', 'admin'), async (req, res) => {
    await resendVerification(ctx, accountOf(req).person)
    res.status(202).json({ status: 'accepted' })
  })

  return router
}
