import { createServiceApp } from '@ecommerce/shared/http/app'
import type { Express } from 'express'
import type { Context } from './context'
import { cartRoutes } from './routes/cart'
import { eventRoutes } from './routes/events'
import { orderRoutes } from './routes/orders'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx.config,
    ctx.kit,
    (app) => {
      app.use('/api/cart', cartRoutes(ctx))
      app.use('/api/orders', orderRoutes(ctx))
      app.use('/internal/events', eventRoutes(ctx))
    },
    { exposedHeaders: ['X-Cart-Token'] },
  )
