import { parseBody } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { Router } from 'express'
import { completeSignIn } from '../commands/complete-sign-in'
import { signOut } from '../commands/end-session'
import { refreshSession } from '../commands/refresh-session'
import { register } from '../commands/register'
import { signIn } from '../commands/sign-in'
import { verifyToken } from '../commands/verify-token'
import type { Context } from '../context'
import { type SignedIn, toSignedInView } from '../domain/session'
import {
  loginRequest,
  logoutRequest,
  mfaLoginRequest,
  refreshRequest,
  registerRequest,
  verifyRequest,
} from './account-requests'
import { deviceOf, deviceTokenOf } from './device'
import { accountOf, signedIn } from './signed-in'

/** From registering to signing out: where tokens come from and what ends them. */
export function signInRoutes(ctx: Context): Router {
  const router = Router()
  const atMost = (limit: number, name: string) => ctx.kit.limits({ name, windowSeconds: 60, limit })
  const loginLimit = atMost(60, 'login')
  const registration = registerRequest(ctx.passwordRules)

  router.post('/register', atMost(60, 'register'), async (req, res) => {
    const input = parseBody(registration, req.body)
    const keyed = ctx.kit.idempotency.identify(req, undefined, input.email)
    const once = ctx.kit.idempotency.once(keyed, (signedIn: SignedIn) => ({
      status: 201,
      body: toSignedInView(signedIn),
    }))
    sendReply(res, await register(ctx, { ...input, device: deviceOf(req) }, once))
  })

  router.post('/login', loginLimit, async (req, res) => {
    const outcome = await signIn(ctx, {
      ...parseBody(loginRequest, req.body),
      ...deviceTokenOf(req),
      device: deviceOf(req),
    })
    res.json('mfaToken' in outcome ? { mfaRequired: true, ...outcome } : toSignedInView(outcome))
  })

  router.post('/login/mfa', loginLimit, async (req, res) => {
    const input = parseBody(mfaLoginRequest, req.body)
    res.json(toSignedInView(await completeSignIn(ctx, { ...input, ...deviceTokenOf(req), device: deviceOf(req) })))
  })

  router.post('/refresh', atMost(120, 'refresh'), async (req, res) => {
    const { refreshToken } = parseBody(refreshRequest, req.body)
    res.json(await refreshSession(ctx, { refreshToken, device: deviceOf(req) }))
  })

  router.post('/logout', signedIn(ctx, 'customer', 'admin'), async (req, res) => {
    const { everywhere } = parseBody(logoutRequest, req.body)
    const { person, sessionId } = accountOf(req)
    const userId = person.id
    await signOut(ctx, { userId, sessionId: everywhere ? undefined : sessionId, device: deviceOf(req) })
    res.status(204).end()
  })

  router.post('/verify', async (req, res) => {
    const { token } = parseBody(verifyRequest, req.body)
    res.json(await verifyToken(ctx, token))
  })

  return router
}
