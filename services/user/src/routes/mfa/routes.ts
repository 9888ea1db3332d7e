import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { empty, one } from '@ecommerce/shared/http/routes/responses'
import { disableMfa } from '../../commands/mfa/disable-mfa'
import { enableMfa } from '../../commands/mfa/enable-mfa'
import { renewRecoveryCodes } from '../../commands/mfa/renew-recovery-codes'
import { setUpMfa } from '../../commands/mfa/set-up-mfa'
import type { Context } from '../../context'
import { codeErrors, passwordErrors, customersAndAdmins } from '../audiences'
import { confirmedAccount, defineAccountRoutes, verifiedAccountOf } from '../account-routes'
import { codeRequest, mfaSetupRequest } from './requests'
import { mfaEnrolment, recoveryCodes } from './responses'

/** Time-based codes (RFC 6238), and recovery codes for a lost device. */
export function mfaRoutes(ctx: Context): Routes {
  const route = defineAccountRoutes(ctx, 'Second factor')
  const before = ctx.rateLimits({ name: 'mfa', windowSeconds: 60, limit: 60 })

  route.post(
    '/setup',
    {
      id: 'setUpMfa',
      summary: 'Start the set-up of two-factor authentication',
      description: 'Requires a verified e-mail address. Nothing changes until it is enabled.',
      allow: customersAndAdmins,
      before,
      body: mfaSetupRequest,
      example: { password: 'correct horse battery' },
      responses: { 200: one(mfaEnrolment, 'The secret, to be scanned') },
      errors: { ...passwordErrors, 403: ['email-not-verified'], 409: ['mfa-already-enabled'] },
    },
    async ({ req, body: { password } }) => {
      const { user } = await confirmedAccount(ctx, req, { password, account: verifiedAccountOf(req) })
      return { secret: await setUpMfa(ctx, user.id), account: user.email, issuer: ctx.config.shopName }
    },
  )

  route.post(
    '/enable',
    {
      id: 'enableMfa',
      summary: 'Enable two-factor authentication with the first code and end all other sessions',
      allow: customersAndAdmins,
      before,
      body: codeRequest,
      example: { code: '123456', password: 'correct horse battery' },
      responses: { 200: one(recoveryCodes, 'Enabled') },
      errors: { ...codeErrors, 403: ['email-not-verified'], 409: ['mfa-not-set-up', 'mfa-already-enabled'] },
    },
    async ({ req, body: { code, password } }) =>
      enableMfa(ctx, { ...(await confirmedAccount(ctx, req, { password, account: verifiedAccountOf(req) })), code }),
  )

  route.post(
    '/recovery-codes',
    {
      id: 'renewRecoveryCodes',
      summary: 'Replace the recovery codes',
      allow: customersAndAdmins,
      before,
      body: codeRequest,
      example: { code: '123456', password: 'correct horse battery' },
      responses: { 200: one(recoveryCodes, 'The new codes') },
      errors: codeErrors,
    },
    async ({ req, body: { code, password } }) =>
      renewRecoveryCodes(ctx, { ...(await confirmedAccount(ctx, req, { password })), code }),
  )

  route.post(
    '/disable',
    {
      id: 'disableMfa',
      summary: 'Disable two-factor authentication with a code and the password',
      allow: customersAndAdmins,
      before,
      body: codeRequest,
      example: { code: '123456', password: 'correct horse battery' },
      responses: { 204: empty('Disabled') },
      errors: codeErrors,
    },
    async ({ req, body: { code, password } }) =>
      disableMfa(ctx, { ...(await confirmedAccount(ctx, req, { password })), code }),
  )

  return route.router
}
