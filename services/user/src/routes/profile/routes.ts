import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import { changeProfile } from '../../commands/profile/change-profile'
import { eraseUser } from '../../commands/profile/erase-user'
import { exportPersonalData } from '../../commands/profile/export-personal-data'
import type { Context } from '../../context'
import { deviceOf } from '../device'
import { passwordErrors, customersAndAdmins, sessionErrors } from '../audiences'
import { accountOf, confirmedAccount, defineAccountRoutes } from '../account-routes'
import { erasure } from '../users/responses'
import { eraseRequest, profileChange } from './requests'
import { personalData, profile } from './responses'

export function profileRoutes(ctx: Context): Routes {
  const route = defineAccountRoutes(ctx, 'Profile')

  route.get(
    '/profile',
    {
      id: 'readProfile',
      summary: 'Get the profile',
      allow: customersAndAdmins,
      responses: { 200: one(profile, 'The profile') },
      errors: sessionErrors,
    },
    ({ req }) => accountOf(req).user,
  )

  route.patch(
    '/profile',
    {
      id: 'changeProfile',
      summary: 'Update the profile',
      allow: customersAndAdmins,
      body: profileChange,
      example: { name: 'Ada Lovelace', marketingConsent: true },
      responses: { 200: one(profile, 'Updated') },
      errors: sessionErrors,
    },
    async ({ req, body }) => {
      const { user } = accountOf(req)
      return { ...user, ...(await changeProfile(ctx, user.id, body)) }
    },
  )

  route.get(
    '/export',
    {
      id: 'exportPersonalData',
      summary: 'Export all personal data as a file',
      allow: customersAndAdmins,
      before: ctx.rateLimits({ name: 'export', windowSeconds: 60, limit: 10 }),
      responses: {
        200: one(personalData, 'The data by service', {
          'Content-Disposition': {
            description: 'Name of the file.',
            value: () => 'attachment; filename="personal-data.json"',
          },
        }),
      },
      errors: sessionErrors,
    },
    async ({ req }) => ({
      ...(await exportPersonalData(ctx, { ...accountOf(req), device: deviceOf(req) })),
      exportedAt: new Date(),
    }),
  )

  route.delete(
    '/profile',
    {
      id: 'eraseAccount',
      summary: 'Erase the account in all services',
      description: 'Every service erases its data. Records that the law requires are kept anonymously.',
      allow: customersAndAdmins,
      body: eraseRequest,
      example: { password: 'correct horse battery' },
      responses: {
        202: one(erasure, 'Accepted; the account is deleted and services erase its data', {
          Location: {
            description: "URL of the erasure's progress, for admins.",
            value: ({ userId }) => `/api/users/erasures/${userId}`,
          },
        }),
      },
      errors: { ...passwordErrors, 409: ['last-admin'] },
    },
    async ({ req, body }) => eraseUser(ctx, await confirmedAccount(ctx, req, body)),
  )

  return route.router
}
