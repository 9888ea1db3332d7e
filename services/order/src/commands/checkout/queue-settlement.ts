import { addJob, addJobs } from '@ecommerce/shared/jobs/queue'
import type { QueryExecutorProvider } from 'kysely'
import type { ProviderFacts } from '../../domain/payments/payment'

export const settleOrderTask = 'settle-order'
export const settleRefundTask = 'settle-refund'
export const followPaymentTask = 'follow-payment'

export type SettleOrder = { customerId: string; orderId: string }
export type SettleRefund = SettleOrder & { refundId: string }
/** `told`: facts signed by the provider; `payment`: the payment they name, if they name one. */
export type FollowPayment = SettleOrder & { told?: ProviderFacts; payment?: { provider: string; reference: string } }

/** Settles an order now. It has no key, so that nobody takes it away. */
export const queueSettlement = (tx: QueryExecutorProvider, order: SettleOrder): Promise<void> =>
  addJob(tx, settleOrderTask, order)

/** Sends a refund that has been booked. */
export const queueRefund = (tx: QueryExecutorProvider, refund: SettleRefund): Promise<void> =>
  addJob(tx, settleRefundTask, refund)

/** Asks a provider how the payment of an order stands, because it has told something. */
export const queueFollowing = (tx: QueryExecutorProvider, order: FollowPayment): Promise<void> =>
  addJob(tx, followPaymentTask, order)

/** The same of many orders of which nothing was told; one job waits for each. */
export const queueLooks = (tx: QueryExecutorProvider, orders: readonly SettleOrder[]): Promise<void> =>
  addJobs(
    tx,
    orders.map(({ customerId, orderId }) => ({
      task: followPaymentTask,
      payload: { customerId, orderId } satisfies FollowPayment,
      key: `${followPaymentTask}:${orderId}`,
    })),
  )

/** How long after its start a checkout that nobody has finished is taken over. */
const recoverAfterMs = 30_000

/** Settles an order later, should its checkout die, or its buyer not pay until then. */
export const queueRecovery = (
  tx: QueryExecutorProvider,
  order: SettleOrder,
  delayMs: number = recoverAfterMs,
): Promise<void> => addJob(tx, settleOrderTask, order, { delayMs, key: recoveryKey(order.orderId) })

/** Of the job that settles an order later. */
export const recoveryKey = (orderId: string) => `recover-order:${orderId}`
