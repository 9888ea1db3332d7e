import { createServiceApp } from '@ecommerce/shared/http/app'
import type { Express } from 'express'
import type { Context } from './context'
import { internalRoutes } from './routes/internal'
import { profileRoutes } from './routes/profile'
import { signInRoutes } from './routes/sign-in'
import { userRoutes } from './routes/users'
import { wellKnownRoutes } from './routes/well-known'

export const createApp = (ctx: Context): Express =>
  createServiceApp(ctx.config, ctx.kit, (app) => {
    app.use('/.well-known', wellKnownRoutes(ctx))
    app.use('/internal', internalRoutes(ctx))
    app.use('/api/users', (_req, res, next) => {
      res.setHeader('Cache-Control', 'private, no-store')
      next()
    })
    app.use('/api/users', signInRoutes(ctx))
    app.use('/api/users/profile', profileRoutes(ctx))
    app.use('/api/users', userRoutes(ctx))
  })
