import { createServiceApp } from '@ecommerce/shared/http/app'
import type { Express } from 'express'
import { api } from './api'
import type { Context } from './context'
import { deadLetterRoutes } from './routes/dead-letters'
import { eventRoutes } from './routes/events'
import { internalRoutes } from './routes/internal'
import { notificationRoutes } from './routes/notifications'
import { preferenceRoutes } from './routes/preferences'
import { sendingRoutes } from './routes/sending'
import { streamRoutes } from './routes/stream'
import { templateRoutes } from './routes/templates'
import { unsubscribeRoutes } from './routes/unsubscribe'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx.config,
    ctx.kit,
    (app) => {
      app.use('/internal', internalRoutes(ctx))
      app.use('/api/notifications/events', eventRoutes(ctx))
      app.use('/api/notifications/preferences', preferenceRoutes(ctx))
      app.use('/api/notifications/stream', streamRoutes(ctx))
      app.use('/api/notifications/templates', templateRoutes(ctx))
      app.use('/api/notifications/unsubscribe', unsubscribeRoutes(ctx))
      app.use('/api/notifications', deadLetterRoutes(ctx))
      app.use('/api/notifications', sendingRoutes(ctx))
      app.use('/api/notifications', notificationRoutes(ctx))
    },
    { api, streamed: ['POST /api/notifications/unsubscribe'] },
  )
