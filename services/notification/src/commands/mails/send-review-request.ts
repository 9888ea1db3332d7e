import { markProcessed } from '@ecommerce/shared/events/receive'
import type { Context } from '../../context'
import { sendReviewRequestTask, type ReviewRequest } from '../../jobs'
import { sendMarketingMail } from './send-marketing-mail'

type Needs = Pick<Context, 'channels' | 'db' | 'templates' | 'unsubscribeLinks'>

/** Asks a buyer, once for an order, what they think of what they bought. */
export const sendReviewRequest = (ctx: Needs, { userId, orderId, ...data }: ReviewRequest): Promise<void> =>
  ctx.db.transaction().execute(async (tx) => {
    if (await markProcessed(tx, { source: sendReviewRequestTask, id: orderId }))
      await sendMarketingMail(ctx, tx, 'review-request', { userId, data })
  })
