import { createServiceApp } from '@ecommerce/shared/http/app'
import { type Express, Router } from 'express'
import { api } from './api'
import type { Context } from './context'
import { cartRoutes } from './routes/cart'
import { internalRoutes } from './routes/internal'
import { orderRoutes } from './routes/orders'
import { paymentRoutes, webhookRoutes } from './routes/payments'
import { promotionRoutes } from './routes/promotions'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx.config,
    ctx.kit,
    (app) => {
      app.use('/api/cart', cartRoutes(ctx))
      app.use('/api/orders', orderRoutes(ctx))
      app.use('/api/payments', paymentRoutes(ctx))
      app.use('/api/promotions', promotionRoutes(ctx))
      app.use('/internal', internalRoutes(ctx))
    },
    // Before bodies are read as JSON: the signature of a call-back is over its very bytes.
    { api, exposedHeaders: ['X-Cart-Token'], beforeBodies: Router().use('/api/payments', webhookRoutes(ctx)) },
  )
