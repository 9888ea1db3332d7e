import { markProcessed } from '@ecommerce/shared/events/receive'
import type { Context } from '../../context'
import { sendReviewRequestTask, type ReviewRequest } from '../../jobs'
import { sendMarketingMail } from './send-marketing-mail'

type Needs = Pick<Context, 'channels' | 'db' | 'templates' | 'unsubscribeLinks'>

/** Requests reviews of an order's products, once. */
export const sendReviewRequest = (ctx: Needs, { userId, orderId, ...data }: ReviewRequest): Promise<void> =>
  ctx.db.transaction().execute(async (tx) => {
    if (await markProcessed(tx, { source: sendReviewRequestTask, id: orderId }))
      await sendMarketingMail(ctx, tx, 'review-request', { userId, data })
  })
