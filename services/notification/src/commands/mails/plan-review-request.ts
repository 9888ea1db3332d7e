import type { OrderEvent } from '@ecommerce/contracts/events'
import { addJob, removeJob } from '@ecommerce/shared/jobs/queue'
import type { Context } from '../../context'
import type { ReviewNotice } from '../../domain/template-data'
import { sendReviewRequestTask, type ReviewRequest, reviewRequestKey } from '../../jobs'
import type { Tx } from '../../store/schema'

type Needs = Pick<Context, 'config'>

const dayMs = 86_400_000

/** Has a buyer asked how they like what has arrived, some days later; a guest has never said that they want that. */
export async function planReviewRequest({ config }: Needs, tx: Tx, order: OrderEvent): Promise<void> {
  const { userId, orderId, number } = order
  const items = productsOf(order)
  if (config.reviewRequestAfterDays === 0 || userId === null || items.length === 0) return
  const request: ReviewRequest = { userId, orderId, number, items }
  const options = { delayMs: config.reviewRequestAfterDays * dayMs, key: reviewRequestKey(orderId) }
  await addJob(tx, sendReviewRequestTask, request, options)
}

/** Takes the request for a review back, as for an order that is to be returned. */
export const cancelReviewRequest = (tx: Tx, { orderId }: OrderEvent): Promise<void> =>
  removeJob(tx, reviewRequestKey(orderId))

/** Each product once, whatever its variants. */
function productsOf({ items }: OrderEvent): ReviewNotice['items'] {
  const products = new Map(items.flatMap(({ productId, name }) => (productId === undefined ? [] : [[productId, name]])))
  return [...products].map(([productId, name]) => ({ productId, name }))
}
