import { parseBody } from '@ecommerce/shared/http/parse'
import { type Request, Router } from 'express'
import { confirmPassword } from '../commands/confirm-password'
import { disableMfa } from '../commands/disable-mfa'
import { enableMfa } from '../commands/enable-mfa'
import { renewRecoveryCodes } from '../commands/renew-recovery-codes'
import { setUpMfa } from '../commands/set-up-mfa'
import type { Context } from '../context'
import { codeRequest } from './account-requests'
import { deviceOf } from './device'
import { accountOf, signedIn } from './signed-in'

/** A second factor: time-based codes (RFC 6238), and recovery codes for when the device is lost. */
export function mfaRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.kit.limits({ name: 'mfa', windowSeconds: 60, limit: 60 }), signedIn(ctx, 'customer', 'admin'))

  /** The code that is asked for, and the password too where one is sent. */
  const confirmed = async (req: Request) => {
    const { code, password } = parseBody(codeRequest, req.body)
    const { person, sessionId } = accountOf(req)
    const device = deviceOf(req)
    if (password !== undefined) await confirmPassword(ctx, { person, password, device })
    return { userId: person.id, sessionId, code, device }
  }

  router.post('/setup', async (req, res) => {
    res.json(await setUpMfa(ctx, accountOf(req).person))
  })

  router.post('/enable', async (req, res) => {
    res.json({ recoveryCodes: await enableMfa(ctx, await confirmed(req)) })
  })

  router.post('/disable', async (req, res) => {
    await disableMfa(ctx, await confirmed(req))
    res.status(204).end()
  })

  router.post('/recovery-codes', async (req, res) => {
    res.json({ recoveryCodes: await renewRecoveryCodes(ctx, await confirmed(req)) })
  })

  return router
}
