import { money } from '@ecommerce/contracts/money'
import { createServiceApp } from '@ecommerce/shared/http/app'
import type { Express } from 'express'
import type { Context } from './context'
import { imageRoutes } from './routes/catalogue/images'
import { catalogueRoutes } from './routes/catalogue/routes'
import { categoryRoutes, categoryTreeRoutes } from './routes/categories/routes'
import { exportRoutes } from './routes/exports/routes'
import { importRoutes } from './routes/imports/routes'
import { internalRoutes } from './routes/internal/routes'
import { movementRoutes } from './routes/movements/routes'
import { productRoutes } from './routes/products/routes'
import { internalReservationRoutes, reservationRoutes } from './routes/reservations/routes'
import { reviewRoutes } from './routes/reviews/routes'
import { stockAlertRoutes } from './routes/stock-alerts/routes'
import { stockRoutes } from './routes/stock/routes'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx,
    (app) => {
      app.use('/api/products/images', imageRoutes())
      app.use('/api/products/import', importRoutes(ctx))
      app.use('/api/products/export', exportRoutes(ctx))
      app.use('/api/products', catalogueRoutes(ctx))
      app.use('/api/products', productRoutes(ctx))
      app.use('/api/products', stockRoutes(ctx))
      app.use('/api/products', reviewRoutes(ctx))
      app.use('/api/products', stockAlertRoutes(ctx))
      app.use('/api/categories', categoryTreeRoutes(ctx))
      app.use('/api/categories', categoryRoutes(ctx))
      app.use('/api/inventory/movements', movementRoutes(ctx))
      app.use('/api/inventory/reservations', reservationRoutes(ctx))
      app.use('/internal/reservations', internalReservationRoutes(ctx))
      app.use('/internal', internalRoutes(ctx))
    },
    { description, cache: ctx.cache },
  )

const description = {
  title: 'Products',
  description: 'Catalogue, stock and reviews.',
  tags: {
    Catalogue: 'Public catalogue, reviews and back-in-stock alerts.',
    Products: 'Create, update and archive products.',
    Categories: 'Tree of categories.',
    Stock: 'Stock, its movements and reservations.',
    'Import and export': 'The whole catalogue as NDJSON or CSV. An export can be imported again.',
  },
  schemas: { Money: money },
  examples: { Money: { amount: 1_999, currency: 'USD' } },
}
