import { createDeliveryTasks } from '@ecommerce/shared/events/deliver'
import type { Service } from '@ecommerce/shared/run-service'
import { join } from 'node:path'
import { createApp } from './app'
import { publishBackInStock } from './commands/stock/publish-back-in-stock'
import { publishLowStock } from './commands/stock/publish-low-stock'
import { invalidateProducts } from './commands/products/invalidate-products'
import { expireDueReservations } from './commands/reservations/expire-reservations'
import { type Config, readConfig } from './config'
import { type Context, createContext } from './context'
import {
  backInStockTask,
  type BackInStock,
  type ChangedProducts,
  invalidateProductsTask,
  type LowStock,
  lowStockTask,
} from './jobs'

/** This service, for `main.ts`, tests and `npm start`. */
export const service: Service<Config, Context> = {
  readConfig,
  createContext,
  createApp,
  createWork: (ctx) => ({
    tasks: {
      [lowStockTask]: { run: (payload) => publishLowStock(ctx, payload as LowStock) },
      [backInStockTask]: { run: (payload) => publishBackInStock(ctx, payload as BackInStock) },
      [invalidateProductsTask]: { run: (payload) => invalidateProducts(ctx, payload as ChangedProducts) },
      ...createDeliveryTasks(ctx.subscribers),
    },
    periodicTasks: [{ name: 'expire-reservations', everyMs: 2_000, run: () => expireDueReservations(ctx) }],
  }),
  migrationsDir: join(__dirname, '..', 'migrations'),
}
