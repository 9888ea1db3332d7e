import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { changePassword } from '../../commands/passwords/change-password'
import { rejectOwnWords } from '../../commands/passwords/reject-own-words'
import { resetPassword } from '../../commands/passwords/reset-password'
import { queuePasswordReset } from '../../commands/passwords/queue-password-reset'
import type { Context } from '../../context'
import { accepted } from '../accepted'
import { deviceOf, deviceTokenHeader } from '../device'
import { passwordErrors, customersAndAdmins } from '../audiences'
import { accountOf, confirmedAccount, defineAccountRoutes } from '../account-routes'
import { changePasswordRequest, forgotPasswordRequest, resetPasswordRequest } from './requests'

const newDeviceToken = {
  [deviceTokenHeader]: {
    description: 'New device token; earlier ones are revoked.',
    value: (token: string) => token,
  },
}

export function passwordRoutes(ctx: Context): Routes {
  const route = defineAccountRoutes(ctx, 'Passwords and e-mail')
  const before = ctx.rateLimits({ name: 'password', windowSeconds: 60, limit: 60 })

  route.post(
    '/change',
    {
      id: 'changePassword',
      summary: 'Change the password and end all other sessions',
      allow: customersAndAdmins,
      before,
      body: changePasswordRequest(ctx.passwordRules),
      example: { currentPassword: 'correct horse battery', newPassword: 'battery staple correct' },
      responses: { 204: { description: 'Changed', headers: newDeviceToken } },
      errors: passwordErrors,
    },
    async ({ req, body: { currentPassword, newPassword } }) => {
      rejectOwnWords(ctx, newPassword, accountOf(req).user)
      const account = await confirmedAccount(ctx, req, { password: currentPassword })
      return changePassword(ctx, { ...account, newPassword })
    },
  )

  route.post(
    '/forgot',
    {
      id: 'forgotPassword',
      summary: 'Request a password reset link',
      description: 'The response is the same with and without such an account. The link is valid for an hour.',
      allow: 'anyone',
      before,
      body: forgotPasswordRequest,
      example: { email: 'ada@example.com' },
      responses: { 202: accepted },
    },
    ({ req, body: { email } }) => queuePasswordReset(ctx, { email, device: deviceOf(req) }),
  )

  route.post(
    '/reset',
    {
      id: 'resetPassword',
      summary: 'Reset the password with the token of the link and end all sessions',
      description:
        'Proves ownership of the e-mail address. If the address was never verified before, the second factor, the address book and the marketing consent are removed, as another person may have created them.',
      allow: 'anyone',
      before,
      body: resetPasswordRequest(ctx.passwordRules),
      example: { token: '01890a5d-ac96-774b-bcce-b302099a8057.c2VjcmV0', newPassword: 'battery staple correct' },
      responses: { 204: { description: 'Reset', headers: newDeviceToken } },
      errors: { 400: ['token-invalid'] },
    },
    ({ req, body }) => resetPassword(ctx, { ...body, device: deviceOf(req) }),
  )

  return route.router
}
