import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { empty } from '@ecommerce/shared/http/routes/responses'
import { resendVerification } from '../../commands/emails/resend-verification'
import { verifyEmail } from '../../commands/emails/verify-email'
import type { Context } from '../../context'
import { accepted } from '../accepted'
import { deviceOf } from '../device'
import { passwordErrors, customersAndAdmins, sessionErrors } from '../audiences'
import { accountOf, defineAccountRoutes } from '../account-routes'
import { verifyEmailRequest } from './requests'

export function emailRoutes(ctx: Context): Routes {
  const route = defineAccountRoutes(ctx, 'Passwords and e-mail')
  const before = ctx.rateLimits({ name: 'email', windowSeconds: 60, limit: 60 })

  route.post(
    '/verify',
    {
      id: 'verifyEmail',
      summary: 'Verify an e-mail address with the token of the mail',
      description:
        'The token alone verifies the address. When signed in to the account, or with its `password`, ownership is proved too, which gives access to guest orders under the address. Access tokens of other accounts are ignored; a wrong password does not consume the token.',
      allow: ['public', ...customersAndAdmins],
      before,
      body: verifyEmailRequest,
      example: { token: '01890a5d-ac96-774b-bcce-b302099a8057.c2VjcmV0' },
      responses: { 204: empty('Verified') },
      errors: { 400: ['token-invalid'], ...passwordErrors },
    },
    ({ req, body: { token, password } }) =>
      verifyEmail(ctx, { token, password, user: req.account?.user, device: deviceOf(req) }),
  )

  route.post(
    '/resend',
    {
      id: 'resendVerification',
      summary: 'Resend the verification mail',
      description: 'Also for a verified address whose ownership is not proved yet.',
      allow: customersAndAdmins,
      before,
      responses: { 202: accepted },
      errors: { ...sessionErrors, 409: ['email-already-verified'], 429: ['too-many-mails'] },
    },
    ({ req }) => resendVerification(ctx, accountOf(req).user),
  )

  return route.router
}
