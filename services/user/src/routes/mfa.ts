import { parseBody } from '@ecommerce/shared/http/parse'
import { type Request, Router } from 'express'
import type { ObjectSchema } from 'joi'
import { disableMfa } from '../commands/disable-mfa'
import { enableMfa } from '../commands/enable-mfa'
import { renewRecoveryCodes } from '../commands/renew-recovery-codes'
import { setUpMfa } from '../commands/set-up-mfa'
import type { Context } from '../context'
import { codeRequest, mfaSetupRequest } from './account-requests'
import { deviceOf } from './device'
import { accountOf, signedIn } from './signed-in'

/** A second factor: time-based codes (RFC 6238), and recovery codes for when the device is lost. */
export function mfaRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.kit.limits({ name: 'mfa', windowSeconds: 60, limit: 60 }), signedIn(ctx, 'customer', 'admin'))

  /** What is sent, by whom and from where. */
  const asked = <T extends { password: string }>(req: Request, schema: ObjectSchema<T>) => ({
    ...parseBody(schema, req.body),
    ...accountOf(req),
    device: deviceOf(req),
  })

  router.post('/setup', async (req, res) => {
    res.json(await setUpMfa(ctx, asked(req, mfaSetupRequest)))
  })

  router.post('/enable', async (req, res) => {
    res.json({ recoveryCodes: await enableMfa(ctx, asked(req, codeRequest)) })
  })

  router.post('/disable', async (req, res) => {
    await disableMfa(ctx, asked(req, codeRequest))
    res.status(204).end()
  })

  router.post('/recovery-codes', async (req, res) => {
    res.json({ recoveryCodes: await renewRecoveryCodes(ctx, asked(req, codeRequest)) })
  })

  return router
}
