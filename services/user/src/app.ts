import { createServiceApp } from '@ecommerce/shared/http/app'
import type { Express } from 'express'
import { api } from './api'
import type { Context } from './context'
import { deviceTokenHeader } from './routes/device'
import { addressRoutes } from './routes/addresses'
import { emailRoutes } from './routes/email'
import { exportRoutes } from './routes/export'
import { internalRoutes } from './routes/internal'
import { mfaRoutes } from './routes/mfa'
import { passwordRoutes } from './routes/passwords'
import { profileRoutes } from './routes/profile'
import { recordRoutes } from './routes/records'
import { sessionRoutes } from './routes/sessions'
import { signInRoutes } from './routes/sign-in'
import { userRoutes } from './routes/users'
import { wellKnownRoutes } from './routes/well-known'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx.config,
    ctx.kit,
    (app) => {
      app.use('/.well-known', wellKnownRoutes(ctx))
      app.use('/internal', internalRoutes(ctx))
      app.use('/api/users', (_req, res, next) => {
        res.setHeader('Cache-Control', 'private, no-store')
        next()
      })
      app.use('/api/users', signInRoutes(ctx))
      app.use('/api/users/profile', profileRoutes(ctx))
      app.use('/api/users/export', exportRoutes(ctx))
      app.use('/api/users/sessions', sessionRoutes(ctx))
      app.use('/api/users/password', passwordRoutes(ctx))
      app.use('/api/users/email', emailRoutes(ctx))
      app.use('/api/users/mfa', mfaRoutes(ctx))
      app.use('/api/users/addresses', addressRoutes(ctx))
      app.use('/api/users', recordRoutes(ctx))
      app.use('/api/users', userRoutes(ctx))
    },
    { api, exposedHeaders: [deviceTokenHeader] },
  )
