import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { sendCached } from '@ecommerce/shared/http/responses/response-cache'
import { nextLink, toPage } from '@ecommerce/shared/http/responses/pagination'
import { one, pages } from '@ecommerce/shared/http/routes/responses'
import { writeReview } from '../../commands/reviews/write-review'
import type { Context } from '../../context'
import { productTag } from '../../domain/catalogue/cache-tags'
import type { StoredReview } from '../../domain/reviews/review'
import { isVisible } from '../../store/products/products'
import { countReviews, listReviews } from '../../store/reviews/reviews'
import { cached, ifNoneMatch } from '../headers'
import { customers, everybody } from '../audiences'
import { reviewRequest, reviewsQuery } from './requests'
import { review } from './responses'
import { productNotFound } from '../../errors'

export function reviewRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Catalogue' })

  route.get(
    '/:id/reviews',
    {
      id: 'listReviews',
      summary: 'List the reviews of a product, newest first',
      allow: everybody,
      ids: { id: productNotFound },
      query: reviewsQuery,
      headers: ifNoneMatch,
      responses: cached(pages(review)),
      errors: { 404: ['product-not-found'] },
    },
    ({ req, res, query, params: { id: productId } }) => {
      const list = JSON.stringify(['reviews', productId])
      const after = ctx.cursors.read(query, list)
      return sendCached(req, res, ctx.cache, async () => {
        const [isThere, rows, total] = await Promise.all([
          isVisible(ctx.db, productId),
          listReviews(ctx.db, { productId, limit: query.limit + 1, after }),
          query.count ? countReviews(ctx.db, productId) : undefined,
        ])
        if (!isThere) throw productNotFound()
        const position = ({ id }: StoredReview) => [id]
        const page = toPage({ rows, query, list, cursors: ctx.cursors, total, position, present: review.view })
        const link = nextLink(req, page.page)
        return { value: page, tags: [productTag(productId)], ...(link !== undefined && { headers: { Link: link } }) }
      })
    },
  )

  route.post(
    '/:id/reviews',
    {
      id: 'writeReview',
      summary: 'Create a review (one per customer)',
      allow: customers,
      ids: { id: productNotFound },
      body: reviewRequest,
      example: { rating: 5, title: 'A pleasure', body: 'It pours without a drop on the table.' },
      idempotent: true,
      responses: { 201: one(review, 'Created') },
      errors: { 404: ['product-not-found'], 409: ['already-reviewed'] },
    },
    ({ req, params: { id: productId }, body: { title = null, ...written }, once }) =>
      writeReview(ctx, { ...written, title, productId, userId: principalOf(req).subject }, once),
  )

  return route.router
}
