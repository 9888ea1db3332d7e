import { principalOf } from '@ecommerce/shared/auth/guard'
import { sendKept } from '@ecommerce/shared/http/kept-answers'
import { nextLink, toPage } from '@ecommerce/shared/http/pagination'
import { parseBody, parseQuery } from '@ecommerce/shared/http/parse'
import { sendReply } from '@ecommerce/shared/idempotency'
import { Router } from 'express'
import { productNotFound } from '../commands/product-not-found'
import { writeReview } from '../commands/write-review'
import type { Context } from '../context'
import { productTag } from '../domain/cache-tags'
import { type StoredReview, toReviewView } from '../domain/review'
import { isOnShow } from '../store/products'
import { countReviews, listReviews } from '../store/reviews'
import { productIdOf } from './product-id'
import { reviewRequest, reviewsQuery } from './review-requests'

export function reviewRoutes(ctx: Context): Router {
  const router = Router()

  router.get('/:id/reviews', ctx.guard.identify('customer', 'admin', 'service'), async (req, res) => {
    const productId = productIdOf(req)
    const query = parseQuery(reviewsQuery, req.query)
    const list = JSON.stringify(['reviews', productId])
    const before = ctx.kit.cursors.read(query, list)?.[0]?.toString()
    await sendKept(req, res, ctx.cache, async () => {
      const [isThere, rows, total] = await Promise.all([
        isOnShow(ctx.db, productId),
        listReviews(ctx.db, { productId, limit: query.limit + 1, before }),
        query.count ? countReviews(ctx.db, productId) : undefined,
      ])
      if (!isThere) throw productNotFound()
      const position = ({ id }: StoredReview) => [id]
      const page = toPage({ rows, query, list, cursors: ctx.kit.cursors, total, position, present: toReviewView })
      const link = nextLink(req, page.page)
      return { value: page, tags: [productTag(productId)], ...(link !== undefined && { headers: { Link: link } }) }
    })
  })

  router.post('/:id/reviews', ctx.guard.allow('customer'), async (req, res) => {
    const productId = productIdOf(req)
    const { title = null, ...review } = parseBody(reviewRequest, req.body)
    const once = ctx.kit.idempotency.once(ctx.kit.idempotency.identify(req), (written: StoredReview) => ({
      status: 201,
      body: toReviewView(written),
    }))
    sendReply(res, await writeReview(ctx, { ...review, title, productId, userId: principalOf(req).subject }, once))
  })

  return router
}
