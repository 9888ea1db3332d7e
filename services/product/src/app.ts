import { createServiceApp } from '@ecommerce/shared/http/app'
import express, { type Express } from 'express'
import { join } from 'node:path'
import { api } from './api'
import type { Context } from './context'
import { categoryRoutes } from './routes/categories'
import { exportRoutes } from './routes/export'
import { importPath, importRoutes } from './routes/import'
import { internalRoutes } from './routes/internal'
import { movementRoutes } from './routes/movements'
import { productAdminRoutes } from './routes/product-admin'
import { productRoutes } from './routes/products'
import { reservationRoutes } from './routes/reservations'
import { reviewRoutes } from './routes/reviews'
import { stockAlertRoutes } from './routes/stock-alerts'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx.config,
    ctx.kit,
    (app) => {
      app.use(
        '/api/products/images',
        express.static(pictures, { acceptRanges: false, index: false, redirect: false, maxAge: '1d' }),
      )
      app.use(importPath, importRoutes(ctx))
      app.use('/api/products/export', exportRoutes(ctx))
      app.use('/api/products', productRoutes(ctx))
      app.use('/api/products', productAdminRoutes(ctx))
      app.use('/api/products', reviewRoutes(ctx))
      app.use('/api/products', stockAlertRoutes(ctx))
      app.use('/api/categories', categoryRoutes(ctx))
      app.use('/api/inventory/movements', movementRoutes(ctx))
      app.use('/api/inventory/reservations', reservationRoutes(ctx))
      app.use('/internal', internalRoutes(ctx))
    },
    { api, kept: { cache: ctx.cache, patterns: kept }, streamed: [`POST ${importPath}`] },
  )

/** The routes that anybody may read, answered from memory where it holds them. */
const kept = [
  '/api/products',
  '/api/products/:id',
  '/api/products/category/:category',
  '/api/products/:id/reviews',
  '/api/categories',
]

const pictures = join(__dirname, '..', 'assets', 'pictures')
