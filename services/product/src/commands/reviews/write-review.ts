import type { Once } from '@ecommerce/shared/idempotency/idempotency'
import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { productTag } from '../../domain/catalogue/cache-tags'
import type { StoredReview } from '../../domain/reviews/review'
import { lockKnownUser } from '../../store/known-users'
import { isVisible } from '../../store/products/products'
import { insertReview } from '../../store/reviews/reviews'
import { accountGone, alreadyReviewed, productNotFound } from '../../errors'

type Needs = Pick<Context, 'cache' | 'db'>

export type WriteReview = { productId: string; userId: string; rating: number; title: string | null; body: string }

/** Publishes what a customer thinks of a product, once a customer. */
export async function writeReview(ctx: Needs, input: WriteReview, once: Once<StoredReview>) {
  const reply = await once(ctx.db, async (tx) => {
    if (!(await lockKnownUser(tx, input.userId))) throw accountGone()
    if (!(await isVisible(tx, input.productId))) throw productNotFound()
    const review = await insertReview(tx, { id: uuidv7(), ...input })
    if (!review) throw alreadyReviewed()
    return review
  })
  await ctx.cache.invalidate([productTag(input.productId)])
  return reply
}
