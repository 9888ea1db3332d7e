import { addJob, addJobs, addJobsSql } from '@ecommerce/shared/jobs/queue'
import type { QueryExecutorProvider } from 'kysely'
import type { ProviderFacts } from './domain/payments/payment'

/** Task names with the command that runs each; `service.ts` puts the two together. */

/** Runs `settleOrder` of commands/checkout/settle-order.ts. */
export const settleOrderTask = 'settle-order'
export type SettleOrder = { customerId: string; orderId: string }

/** Runs `settleRefund` of commands/refunds/settle-refund.ts. */
export const settleRefundTask = 'settle-refund'
export type SettleRefund = SettleOrder & { refundId: string }

/** Runs `followPayment` of commands/payments/follow-payment.ts. */
export const followPaymentTask = 'follow-payment'
/** `facts`: signed by the provider; `payment`: the payment they name. */
export type FollowPayment = SettleOrder & { facts?: ProviderFacts; payment?: { provider: string; reference: string } }

/** Runs `commitReservations` of commands/checkout/commit-reservations.ts for several orders. */
export const commitReservationTask = 'commit-reservation'

/** Runs `cancelOverdueOrder` of commands/orders/cancel-overdue-orders.ts. */
export const cancelOverdueTask = 'cancel-overdue-order'
export type CancelOverdue = { orderId: string }

/** Settles an order now. Without a key, so that nothing removes it. */
export const queueSettlement = (tx: QueryExecutorProvider, order: SettleOrder): Promise<void> =>
  addJob(tx, settleOrderTask, order)

/** Queues settlements of many orders in one statement. */
export const queueSettlements = (tx: QueryExecutorProvider, orders: readonly SettleOrder[]): Promise<void> =>
  addJobs(
    tx,
    orders.map(({ customerId, orderId }) => ({
      task: settleOrderTask,
      payload: { customerId, orderId } satisfies SettleOrder,
    })),
  )

/** Sends a refund that has been booked. */
export const queueRefund = (tx: QueryExecutorProvider, refund: SettleRefund): Promise<void> =>
  addJob(tx, settleRefundTask, refund)

/** Queues a payment check after a webhook. */
export const queueFollowing = (tx: QueryExecutorProvider, order: FollowPayment): Promise<void> =>
  addJob(tx, followPaymentTask, order)

/** Queues at most one check per order. */
export const queuePaymentChecks = (tx: QueryExecutorProvider, orders: readonly SettleOrder[]): Promise<void> =>
  addJobs(
    tx,
    orders.map(({ customerId, orderId }) => ({
      task: followPaymentTask,
      payload: { customerId, orderId } satisfies FollowPayment,
      key: `${followPaymentTask}:${orderId}`,
    })),
  )

/** Queues at most one cancellation per order. */
export const queueCancellations = (tx: QueryExecutorProvider, orderIds: readonly string[]): Promise<void> =>
  addJobs(
    tx,
    orderIds.map((orderId) => ({
      task: cancelOverdueTask,
      payload: { orderId } satisfies CancelOverdue,
      key: `${cancelOverdueTask}:${orderId}`,
    })),
  )

/** Age at which an unfinished checkout is taken over. */
const recoverAfterMs = 30_000

/** Statement that queues settlement in case the checkout dies. */
export const queueRecoverySql = (order: SettleOrder, delayMs: number = recoverAfterMs) =>
  addJobsSql([{ task: settleOrderTask, payload: order, delayMs, key: recoveryKey(order.orderId) }])

/** Queues settlement in case the order remains unpaid. */
export async function queueRecovery(tx: QueryExecutorProvider, order: SettleOrder, delayMs: number): Promise<void> {
  await queueRecoverySql(order, delayMs).execute(tx)
}

/** Statement that queues the commit of an order's reservation in place of its recovery. */
export const queueCommitSql = (order: SettleOrder) =>
  addJobsSql([{ task: commitReservationTask, payload: order, key: recoveryKey(order.orderId) }])

const recoveryKey = (orderId: string) => `recover-order:${orderId}`
