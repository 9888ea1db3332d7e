import { countryCode } from '@ecommerce/contracts/country'
import { createServiceApp } from '@ecommerce/shared/http/app'
import type { Express } from 'express'
import type { Context } from './context'
import { addressRoutes } from './routes/addresses/routes'
import { deviceTokenHeader } from './routes/device'
import { emailRoutes } from './routes/emails/routes'
import { internalRoutes } from './routes/internal/routes'
import { wellKnownRoutes } from './routes/keys/routes'
import { mfaRoutes } from './routes/mfa/routes'
import { passwordRoutes } from './routes/passwords/routes'
import { profileRoutes } from './routes/profile/routes'
import { signInRoutes } from './routes/sessions/routes'
import { userRoutes } from './routes/users/routes'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx,
    (app) => {
      app.use('/.well-known', wellKnownRoutes(ctx))
      app.use('/internal', internalRoutes(ctx))
      app.use('/api/users', signInRoutes(ctx))
      app.use('/api/users', profileRoutes(ctx))
      app.use('/api/users/password', passwordRoutes(ctx))
      app.use('/api/users/email', emailRoutes(ctx))
      app.use('/api/users/mfa', mfaRoutes(ctx))
      app.use('/api/users/addresses', addressRoutes(ctx))
      app.use('/api/users', userRoutes(ctx))
    },
    { description, exposedHeaders: [deviceTokenHeader] },
  )

const description = {
  title: 'Users',
  description: 'Accounts: sign-in, sessions, profile, addresses, second factor, administration.',
  tags: {
    'Sign-in': 'Issue, refresh and revoke tokens.',
    'Passwords and e-mail': 'Change and reset passwords, and verify e-mail addresses.',
    Profile: "Read, update, export and erase a customer's data.",
    Addresses: 'Address book of up to twenty addresses, one of them the default.',
    'Second factor':
      'Codes of an authenticator app (RFC 6238) and recovery codes. Every change, and every sign-in with a recovery code, is notified by mail.',
    Users: 'Manage users, for admins.',
  },
  schemas: { Country: countryCode() },
}
