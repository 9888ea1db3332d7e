import { principalOf } from '@ecommerce/shared/auth/guard'
import { parseBody } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { type Request, Router } from 'express'
import { refreshSession } from '../commands/refresh-session'
import { register } from '../commands/register'
import { signIn } from '../commands/sign-in'
import { verifyToken } from '../commands/verify-token'
import type { Context } from '../context'
import { type Device, type SignedIn, toSignedInView } from '../domain/session'
import { endSessions } from '../store/sessions'
import { loginRequest, logoutRequest, refreshRequest, registerRequest, verifyRequest } from './account-requests'

/** From registering to signing out: where tokens come from and what ends them. */
export function signInRoutes(ctx: Context): Router {
  const router = Router()
  const atMost = (limit: number, name: string) => ctx.kit.limits({ name, windowSeconds: 60, limit })

  router.post('/register', atMost(60, 'register'), async (req, res) => {
    const input = parseBody(registerRequest, req.body)
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (signedIn: SignedIn) => ({
      status: 201,
      body: toSignedInView(signedIn),
    }))
    sendReply(res, await register(ctx, { ...input, device: deviceOf(req) }, once))
  })

  router.post('/login', atMost(60, 'login'), async (req, res) => {
    const input = parseBody(loginRequest, req.body)
    res.json(toSignedInView(await signIn(ctx, { ...input, device: deviceOf(req) })))
  })

  router.post('/refresh', atMost(120, 'refresh'), async (req, res) => {
    const { refreshToken } = parseBody(refreshRequest, req.body)
    res.json(await refreshSession(ctx, refreshToken))
  })

  router.post('/logout', ctx.guard.allow('customer', 'admin'), async (req, res) => {
    const { everywhere } = parseBody(logoutRequest, req.body)
    const { subject: userId, sessionId } = principalOf(req)
    await endSessions(ctx.db, { userId, ...(!everywhere && sessionId !== undefined && { sessionId }) })
    res.status(204).end()
  })

  router.post('/verify', async (req, res) => {
    const { token } = parseBody(verifyRequest, req.body)
    res.json(await verifyToken(ctx, token))
  })

  return router
}

const deviceOf = (req: Request): Device => ({
  userAgent: req.get('user-agent')?.slice(0, 300) ?? null,
  ip: req.ip ?? null,
})
