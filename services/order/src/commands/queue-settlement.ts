import { addJob, removeJob } from '@ecommerce/shared/jobs/queue'
import type { QueryExecutorProvider } from 'kysely'

export const settleOrderTask = 'settle-order'

export type SettleOrder = { customerId: string; orderId: string }

/** One settlement waits per order: a later word replaces an earlier one. */
export const queueSettlement = (tx: QueryExecutorProvider, order: SettleOrder, delayMs = 0): Promise<void> =>
  addJob(tx, settleOrderTask, order, { delayMs, key: keyOf(order.orderId) })

export const dropSettlement = (db: QueryExecutorProvider, orderId: string): Promise<void> =>
  removeJob(db, keyOf(orderId))

const keyOf = (orderId: string) => `settle-order:${orderId}`
