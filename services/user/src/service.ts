import { createDeliveryTasks } from '@ecommerce/shared/events/deliver'
import type { Service } from '@ecommerce/shared/run-service'
import { join } from 'node:path'
import { createApp } from './app'
import { dropExpired } from './commands/users/drop-expired'
import { recordDeliveries } from './commands/users/record-deliveries'
import { sendPasswordReset } from './commands/passwords/send-password-reset'
import { unifyEmails } from './commands/emails/unify-emails'
import { type Config, readConfig } from './config'
import { type Context, createContext } from './context'
import { type SendPasswordReset, sendPasswordResetTask } from './jobs'

/** This service, for `main.ts`, tests and `npm start`. */
export const service: Service<Config, Context> = {
  readConfig,
  createContext,
  createApp,
  createWork: (ctx) => ({
    tasks: {
      [sendPasswordResetTask]: { run: (payload) => sendPasswordReset(ctx, payload as SendPasswordReset) },
      ...createDeliveryTasks(ctx.subscribers, (events, subscriber) => recordDeliveries(ctx, events, subscriber)),
    },
    periodicTasks: [
      { name: 'forget-expired', everyMs: 600_000, run: () => dropExpired(ctx) },
      { name: 'email-forms', everyMs: 60_000, run: () => unifyEmails(ctx) },
    ],
  }),
  migrationsDir: join(__dirname, '..', 'migrations'),
}
