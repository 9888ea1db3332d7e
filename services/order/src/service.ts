import { createDeliveryTasks } from '@ecommerce/shared/events/deliver'
import type { BatchedJob } from '@ecommerce/shared/jobs/task'
import type { Service } from '@ecommerce/shared/run-service'
import { join } from 'node:path'
import { createApp } from './app'
import { publishAbandonedCarts } from './commands/carts/publish-abandoned-carts'
import { cancelOverdueOrder, queueOverdueOrders } from './commands/orders/cancel-overdue-orders'
import { foldAllSales } from './commands/orders/get-sales'
import { recordDeliveries } from './commands/customers/record-deliveries'
import { followPayment } from './commands/payments/follow-payment'
import { followChanges, checkInactivePayments, reconcilePayments } from './commands/payments/reconcile-payments'
import { commitReservations } from './commands/checkout/commit-reservations'
import { settleOrder } from './commands/checkout/settle-order'
import { settleRefund } from './commands/refunds/settle-refund'
import { unifyEmails } from './commands/customers/unify-emails'
import { type Config, readConfig } from './config'
import { type Context, createContext } from './context'
import {
  type CancelOverdue,
  cancelOverdueTask,
  commitReservationTask,
  type FollowPayment,
  followPaymentTask,
  type SettleOrder,
  settleOrderTask,
  type SettleRefund,
  settleRefundTask,
} from './jobs'
import { deleteOldGuestCarts } from './store/carts/idle-carts'

/** This service, for `main.ts`, tests and `npm start`. */
export const service: Service<Config, Context> = {
  readConfig,
  createContext,
  createApp,
  createWork: (ctx) => ({
    tasks: {
      [settleOrderTask]: { run: (payload) => settleOrder(ctx, payload as SettleOrder) },
      [settleRefundTask]: { run: (payload) => settleRefund(ctx, payload as SettleRefund) },
      [followPaymentTask]: { run: (payload) => followPayment(ctx, payload as FollowPayment) },
      [cancelOverdueTask]: { run: (payload) => cancelOverdueOrder(ctx, payload as CancelOverdue) },
      [commitReservationTask]: { runBatch: (jobs) => commitAll(ctx, jobs) },
      ...createDeliveryTasks(ctx.subscribers, (events, subscriber) => recordDeliveries(ctx, events, subscriber)),
    },
    periodicTasks: [
      { name: 'abandoned-carts', everyMs: 60_000, run: () => publishAbandonedCarts(ctx) },
      {
        name: 'old-guest-carts',
        everyMs: 60_000,
        run: () => deleteOldGuestCarts(ctx.db, { idleDays: 30, batch: 1_000 }),
      },
      { name: 'overdue-orders', everyMs: 60_000, run: () => queueOverdueOrders(ctx) },
      { name: 'sales', everyMs: 10_000, run: () => foldAllSales(ctx) },
      { name: 'email-forms', everyMs: 60_000, run: () => unifyEmails(ctx) },
      { name: 'payments', everyMs: 300_000, run: () => reconcilePayments(ctx) },
      { name: 'payment-changes', everyMs: 60_000, run: () => followChanges(ctx) },
      { name: 'quiet-payments', everyMs: 60_000, run: () => checkInactivePayments(ctx) },
    ],
  }),
  migrationsDir: join(__dirname, '..', 'migrations'),
}

async function commitAll(ctx: Context, jobs: readonly BatchedJob[]): Promise<[]> {
  const orders = jobs.map(({ payload, request }) => ({
    ...(payload as SettleOrder),
    requestId: request?.requestId ?? null,
  }))
  await commitReservations(ctx, orders)
  return []
}
