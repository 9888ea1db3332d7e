import { createDeliverEvent } from '@ecommerce/shared/events/deliver'
import { deliverEventTask } from '@ecommerce/shared/events/outbox'
import type { Service } from '@ecommerce/shared/run-service'
import { join } from 'node:path'
import { createApp } from './app'
import { forgetExpiredTokens } from './commands/forget-expired-tokens'
import { type Config, readConfig } from './config'
import { type Context, createContext } from './context'
import type { Schema } from './store/schema'

/** How this service is run: by `main.ts` as a process, by the tests and the launcher in theirs. */
export const service: Service<Config, Schema, Context> = {
  readConfig,
  createContext,
  createApp,
  createTasks: (ctx) => ({ [deliverEventTask]: createDeliverEvent(ctx.subscribers) }),
  createChores: (ctx) => [{ name: 'forget-expired-tokens', everyMs: 600_000, run: () => forgetExpiredTokens(ctx) }],
  migrationsDir: join(__dirname, '..', 'migrations'),
}
