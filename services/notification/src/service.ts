import type { Service } from '@ecommerce/shared/run-service'
import { join } from 'node:path'
import { createApp } from './app'
import { sendReviewRequest } from './commands/mails/send-review-request'
import { unifyEmails } from './commands/notifications/unify-emails'
import { type Config, readConfig } from './config'
import { type Context, createContext } from './context'
import { createDeliverySource } from './delivery-source'
import { sendReviewRequestTask, type ReviewRequest, sendNotificationTask } from './jobs'

/** This service, for `main.ts`, tests and `npm start`. */
export const service: Service<Config, Context> = {
  readConfig,
  createContext,
  createApp,
  createWork: (ctx) => ({
    tasks: {
      [sendNotificationTask]: { run: () => Promise.resolve() },
      [sendReviewRequestTask]: { run: (request) => sendReviewRequest(ctx, request as ReviewRequest) },
    },
    sources: [createDeliverySource(ctx)],
    periodicTasks: [{ name: 'email-forms', everyMs: 60_000, run: () => unifyEmails(ctx) }],
  }),
  migrationsDir: join(__dirname, '..', 'migrations'),
}
