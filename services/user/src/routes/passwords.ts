import { parseBody } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import { changePassword } from '../commands/change-password'
import { resetPassword } from '../commands/reset-password'
import { queuePasswordReset } from '../commands/send-password-reset'
import type { Context } from '../context'
import { changePasswordRequest, forgotPasswordRequest, resetPasswordRequest } from './account-requests'
import { deviceOf, deviceTokenHeader } from './device'
import { accountOf, signedIn } from './signed-in'

export function passwordRoutes(ctx: Context): Router {
  const router = Router()
  const limit = ctx.kit.limits({ name: 'password', windowSeconds: 60, limit: 60 })
  const reset = resetPasswordRequest(ctx.passwordRules)

  router.post('/change', limit, signedIn(ctx, 'customer', 'admin'), async (req, res) => {
    const account = accountOf(req)
    const input = parseBody(changePasswordRequest({ ...ctx.passwordRules, owner: account.person }), req.body)
    res.setHeader(deviceTokenHeader, await changePassword(ctx, { ...account, ...input, device: deviceOf(req) }))
    res.status(204).end()
  })

  router.post('/forgot', limit, async (req, res) => {
    const { email } = parseBody(forgotPasswordRequest, req.body)
    await queuePasswordReset(ctx, { email, device: deviceOf(req) })
    res.status(202).json({ status: 'accepted' })
  })

  router.post('/reset', limit, async (req, res) => {
    const deviceToken = await resetPassword(ctx, { ...parseBody(reset, req.body), device: deviceOf(req) })
    res.setHeader(deviceTokenHeader, deviceToken)
    res.status(204).end()
  })

  return router
}
