import { createServiceApp } from '@ecommerce/shared/http/app'
import type { Express } from 'express'
import type { Context } from './context'
import { deadLetterRoutes } from './routes/dead-letters'
import { eventRoutes } from './routes/events'
import { internalRoutes } from './routes/internal'
import { notificationRoutes } from './routes/notifications'
import { sendingRoutes } from './routes/sending'
import { templateRoutes } from './routes/templates'

export const createApp = (ctx: Context): Express =>
  createServiceApp(ctx.config, ctx.kit, (app) => {
    app.use('/internal', internalRoutes(ctx))
    app.use('/api/notifications/events', eventRoutes(ctx))
    app.use('/api/notifications/templates', templateRoutes(ctx))
    app.use('/api/notifications', deadLetterRoutes(ctx))
    app.use('/api/notifications', sendingRoutes(ctx))
    app.use('/api/notifications', notificationRoutes(ctx))
  })
