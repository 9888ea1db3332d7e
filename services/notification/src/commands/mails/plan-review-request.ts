import type { OrderEvent } from '@ecommerce/contracts/events'
import { addJob, removeJob } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../../context'
import type { ReviewNotice } from '../../domain/template-data'
import { sendReviewRequestTask, type ReviewRequest, reviewRequestKey } from '../../jobs'
import type { Tx } from '../../store/schema'

type Needs = Pick<Context, 'config'>

const dayMs = 86_400_000

/** Schedules a review request some days after delivery, for customers who want mail. */
export async function planReviewRequest({ config }: Needs, tx: Tx, order: OrderEvent): Promise<void> {
  const { userId, orderId, number } = order
  const items = productsOf(order)
  if (config.reviewRequestAfterDays === 0 || userId === null || items.length === 0) return
  const request: ReviewRequest = { userId, orderId, number, items }
  const options = { delayMs: config.reviewRequestAfterDays * dayMs, key: reviewRequestKey(orderId) }
  await addJob(tx, sendReviewRequestTask, request, options)
}

/** Cancels the review request, as for a returned order. */
export const cancelReviewRequest = (tx: Tx, { orderId }: OrderEvent): Promise<void> =>
  removeJob(tx, reviewRequestKey(orderId))

/** Distinct products, whatever their variants. */
function productsOf({ items }: OrderEvent): ReviewNotice['items'] {
  const products = new Map(items.flatMap(({ productId, name }) => (productId === undefined ? [] : [[productId, name]])))
  return [...products].map(([productId, name]) => ({ productId, name }))
}
