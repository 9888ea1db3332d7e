import { createServiceApp } from '@ecommerce/shared/http/app'
import type { Express } from 'express'
import type { Context } from './context'
import { deadLetterRoutes } from './routes/dead-letters/routes'
import { eventRoutes } from './routes/events/routes'
import { internalRoutes } from './routes/internal/routes'
import { messageRoutes } from './routes/messages/routes'
import { notificationRoutes } from './routes/notifications/routes'
import { preferenceRoutes } from './routes/preferences/routes'
import { streamRoutes } from './routes/stream/routes'
import { templateRoutes } from './routes/templates/routes'
import { unsubscribeRoutes } from './routes/unsubscribe/routes'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx,
    (app) => {
      app.use('/internal', internalRoutes(ctx))
      app.use('/api/notifications/events', eventRoutes(ctx))
      app.use('/api/notifications/preferences', preferenceRoutes(ctx))
      app.use('/api/notifications/stream', streamRoutes(ctx))
      app.use('/api/notifications/templates', templateRoutes(ctx))
      app.use('/api/notifications/unsubscribe', unsubscribeRoutes(ctx))
      app.use('/api/notifications', deadLetterRoutes(ctx))
      app.use('/api/notifications', messageRoutes(ctx))
      app.use('/api/notifications', notificationRoutes(ctx))
    },
    { description },
  )

const description = {
  title: 'Notifications',
  description: 'Notifications by e-mail, in the app, by SMS and by webhook.',
  tags: {
    Notifications: 'Notifications and preferences of a customer.',
    Sending: 'Send messages and templates, and manage dead letters.',
  },
}
