import { markProcessed } from '@ecommerce/shared/events/receive'
import type { Context } from '../../context'
import { askForReviewTask, type ReviewRequest } from '../../jobs'
import { advertise } from './advertise'

type Needs = Pick<Context, 'channels' | 'db' | 'templates' | 'unsubscribeLinks'>

/** Asks a buyer, once for an order, what they think of what they bought. */
export const askForReview = (ctx: Needs, { userId, orderId, ...data }: ReviewRequest): Promise<void> =>
  ctx.db.transaction().execute(async (tx) => {
    if (await markProcessed(tx, { source: askForReviewTask, id: orderId }))
      await advertise(ctx, tx, 'review-request', { userId, data })
  })
