import { createServiceApp } from '@ecommerce/shared/http/app'
import express, { type Express } from 'express'
import { join } from 'node:path'
import type { Context } from './context'
import { internalRoutes } from './routes/internal'
import { productRoutes } from './routes/products'
import { reservationRoutes } from './routes/reservations'

export const createApp = (ctx: Context): Express =>
  createServiceApp(ctx.config, ctx.kit, (app) => {
    app.use('/api/products/images', express.static(pictures, { index: false, redirect: false, maxAge: '1d' }))
    app.use('/api/products', productRoutes(ctx))
    app.use('/api/inventory/reservations', reservationRoutes(ctx))
    app.use('/internal', internalRoutes(ctx))
  })

const pictures = join(__dirname, '..', 'assets', 'pictures')
