import { createDeliverEvent } from '@ecommerce/shared/events/deliver'
import { deliverEventTask } from '@ecommerce/shared/events/outbox'
import type { Service } from '@ecommerce/shared/run-service'
import { join } from 'node:path'
import { createApp } from './app'
import { type SettleOrder, settleOrderTask } from './commands/queue-settlement'
import { settleOrder } from './commands/settle-order'
import { type Config, readConfig } from './config'
import { type Context, createContext } from './context'
import type { Schema } from './store/schema'

/** How this service is run: by `main.ts` as a process, by the tests and the launcher in theirs. */
export const service: Service<Config, Schema, Context> = {
  readConfig,
  createContext,
  createApp,
  createTasks: (ctx) => ({
    [settleOrderTask]: { run: (payload) => settleOrder(ctx, payload as SettleOrder) },
    [deliverEventTask]: createDeliverEvent(ctx.subscribers),
  }),
  migrationsDir: join(__dirname, '..', 'migrations'),
}
