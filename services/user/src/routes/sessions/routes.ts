import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { empty, one, pages } from '@ecommerce/shared/http/routes/responses'
import { checkCredentials } from '../../commands/sessions/check-credentials'
import { completeSignIn } from '../../commands/sessions/complete-sign-in'
import { endSession, signOut } from '../../commands/sessions/end-session'
import { refreshSession } from '../../commands/sessions/refresh-session'
import { register } from '../../commands/sessions/register'
import { signIn } from '../../commands/sessions/sign-in'
import { verifyToken } from '../../commands/sessions/verify-token'
import type { Context } from '../../context'
import { deviceOf, deviceTokenHeader, deviceTokenOf } from '../device'
import { pagesOnly } from '../page-query'
import { customersAndAdmins, sessionErrors } from '../audiences'
import { accountOf, defineAccountRoutes } from '../account-routes'
import {
  loginRequest,
  logoutRequest,
  mfaLoginRequest,
  refreshRequest,
  type RegisterRequest,
  registerRequest,
  verifyRequest,
} from './requests'
import { session, signedIn, signedInOrCodeNeeded, tokens, verdict } from './responses'
import { sendSessions } from './send-sessions'
import { sessionNotFound } from '../../errors'

const deviceToken = {
  [deviceTokenHeader]: '`deviceToken` of an earlier sign-in, which gives this device its own count of failures.',
}

/** Registration, sign-in, refresh and sign-out. */
export function signInRoutes(ctx: Context): Routes {
  const route = defineAccountRoutes(ctx, 'Sign-in')
  const atMost = (limit: number, name: string) => ctx.rateLimits({ name, windowSeconds: 60, limit })
  const loginLimit = atMost(60, 'login')

  route.post(
    '/register',
    {
      id: 'register',
      summary: 'Register a customer and sign in',
      description:
        "The password has 8 to 72 bytes in UTF-8 (normalized to NFC). Common passwords and variations of the customer's name, e-mail address or the store’s name are rejected.",
      allow: 'anyone',
      before: atMost(60, 'register'),
      body: registerRequest(ctx.passwordRules),
      example: { email: 'ada@example.com', password: 'correct horse battery', name: 'Ada Byron', locale: 'en-GB' },
      idempotent: { by: (_req, body) => ({ owner: (body as RegisterRequest).email }) },
      responses: { 201: one(signedIn, 'Registered and signed in') },
      errors: { 409: ['email-taken'], 429: ['too-many-mails'] },
    },
    ({ req, body, once }) => register(ctx, { ...body, device: deviceOf(req) }, once),
  )

  route.post(
    '/login',
    {
      id: 'signIn',
      summary: 'Sign in',
      description:
        'With two-factor authentication the response is an `mfaToken`, and a code completes the sign-in. Ten failures within 15 minutes lock the account for 15 minutes; devices that have signed in before are locked by their own failures only.',
      allow: 'anyone',
      before: loginLimit,
      body: loginRequest,
      headers: deviceToken,
      example: { email: 'ada@example.com', password: 'correct horse battery' },
      responses: { 200: signedInOrCodeNeeded },
      errors: { 401: ['invalid-credentials'], 429: ['account-locked'] },
    },
    async ({ req, body }) => {
      const checked = await checkCredentials(ctx, { ...body, deviceToken: deviceTokenOf(req), device: deviceOf(req) })
      return signIn(ctx, checked)
    },
  )

  route.post(
    '/login/mfa',
    {
      id: 'completeSignIn',
      summary: 'Complete a sign-in with an authenticator code or a recovery code',
      allow: 'anyone',
      before: loginLimit,
      body: mfaLoginRequest,
      headers: deviceToken,
      example: { mfaToken: '01890a5d-ac96-774b-bcce-b302099a8057.c2VjcmV0', code: '123456' },
      responses: { 200: one(signedIn, 'Signed in') },
      errors: { 401: ['token-invalid', 'invalid-code', 'invalid-credentials'], 429: ['account-locked'] },
    },
    ({ req, body }) => completeSignIn(ctx, { ...body, deviceToken: deviceTokenOf(req), device: deviceOf(req) }),
  )

  route.post(
    '/refresh',
    {
      id: 'refreshSession',
      summary: 'Exchange a refresh token for new tokens',
      description: 'A refresh token is valid once. Using it twice ends its session.',
      allow: 'anyone',
      before: atMost(120, 'refresh'),
      body: refreshRequest,
      example: { refreshToken: '01890a5d-ac96-774b-bcce-b302099a8057.1.c2VjcmV0' },
      responses: { 200: one(tokens, 'New tokens') },
      errors: { 401: ['token-invalid', 'token-reused'] },
    },
    ({ req, body: { refreshToken } }) => refreshSession(ctx, { refreshToken, device: deviceOf(req) }),
  )

  route.post(
    '/verify',
    {
      id: 'verifyToken',
      summary: 'Verify an access token',
      description: 'Also checks that its session has not ended, which the token itself does not show.',
      allow: 'anyone',
      body: verifyRequest,
      example: { token: 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl' },
      responses: { 200: one(verdict, 'Validity and owner') },
    },
    ({ body: { token } }) => verifyToken(ctx, token),
  )

  route.post(
    '/logout',
    {
      id: 'signOut',
      summary: 'Sign out of this session, or of all',
      allow: customersAndAdmins,
      body: logoutRequest,
      isBodyOptional: true,
      example: { everywhere: true },
      responses: { 204: empty('Signed out') },
    },
    ({ req, body: { everywhere } }) => {
      const { user, sessionId } = accountOf(req)
      const ended = { userId: user.id, sessionId: everywhere ? undefined : sessionId }
      return signOut(ctx, { ...ended, device: deviceOf(req) })
    },
  )

  route.get(
    '/sessions',
    {
      id: 'listSessions',
      summary: 'List the active sessions',
      allow: customersAndAdmins,
      query: pagesOnly,
      responses: { 200: pages(session) },
      errors: sessionErrors,
    },
    ({ req, res, query }) => {
      const { user, sessionId } = accountOf(req)
      return sendSessions(ctx, { req, res, query, shown: { userId: user.id, sessionId } })
    },
  )

  route.delete(
    '/sessions/:id',
    {
      id: 'endSession',
      summary: 'Revoke a session',
      allow: customersAndAdmins,
      ids: { id: sessionNotFound },
      responses: { 204: empty('Revoked') },
      errors: { ...sessionErrors, 404: ['session-not-found'] },
    },
    ({ req, params }) =>
      endSession(ctx, { userId: accountOf(req).user.id, sessionId: params.id, device: deviceOf(req) }),
  )

  return route.router
}
