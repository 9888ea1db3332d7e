import type { Service } from '@ecommerce/shared/run-service'
import { join } from 'node:path'
import { createApp } from './app'
import { expireDueReservations } from './commands/expire-reservations'
import { type Config, readConfig } from './config'
import { type Context, createContext } from './context'
import type { Schema } from './store/schema'

/** How this service is run: by `main.ts` as a process, by the tests and the launcher in theirs. */
export const service: Service<Config, Schema, Context> = {
  readConfig,
  createContext,
  createApp,
  createTasks: () => ({}),
  createChores: (ctx) => [{ name: 'expire-reservations', everyMs: 1_000, run: () => expireDueReservations(ctx) }],
  migrationsDir: join(__dirname, '..', 'migrations'),
}
