import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { versionTag } from '@ecommerce/shared/http/input/if-match'
import { sendCached } from '@ecommerce/shared/http/responses/response-cache'
import { one } from '@ecommerce/shared/http/routes/responses'
import { isUuid } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { productTag } from '../../domain/catalogue/cache-tags'
import { slugPattern } from '../../domain/products/slug'
import { findProduct } from '../../store/products/products'
import { cached, ifNoneMatch } from '../headers'
import { everybody } from '../people'
import { product } from '../products/responses'
import { sendProducts } from './list-products'
import { productQuery } from './requests'
import { productPage } from './responses'
import { productNotFound } from '../../errors'

const howToFilter =
  '`q` searches names and descriptions and forgives typing errors. `attr.<name>=` asks for an attribute, such as `attr.colour=Green`. Prices are in minor units, in digits alone; prices and `inStock` hold for one and the same variant, and `inStock=false` finds what has none available in these prices. `facets=true` adds counts by category, price (of each variant that fits) and attribute. Only an admin may ask for a `status`.'

export function catalogueRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Catalogue' })

  route.get(
    '/',
    {
      id: 'listProducts',
      summary: 'Find products',
      description: howToFilter,
      allow: everybody,
      query: productQuery,
      headers: ifNoneMatch,
      responses: cached(productPage),
      errors: { 403: ['forbidden'] },
    },
    ({ req, res, query }) => sendProducts(ctx, { req, res, query }),
  )

  route.get(
    '/category/:category',
    {
      id: 'listCategoryProducts',
      summary: 'The products of a category and of all below it',
      description: howToFilter,
      allow: everybody,
      query: productQuery,
      headers: ifNoneMatch,
      responses: cached(productPage),
      errors: { 403: ['forbidden'], 404: ['category-not-found'] },
    },
    ({ req, res, query, params: { category } }) => sendProducts(ctx, { req, res, query, category }),
  )

  route.get(
    '/:id',
    {
      id: 'readProduct',
      summary: 'One product, by its id or slug',
      description: 'A draft is for admins alone. What is archived can still be read.',
      allow: everybody,
      headers: ifNoneMatch,
      responses: cached(one(product, 'The product.')),
      errors: { 404: ['product-not-found'] },
    },
    async ({ req, res, params: { id } }) => {
      if (!isUuid(id) && !slugPattern.test(id)) throw productNotFound()
      const find = () => findProduct(ctx.db, isUuid(id) ? { id } : { slug: id })
      if (req.principal?.role === 'admin') {
        const found = await find()
        if (!found) throw productNotFound()
        res.setHeader('ETag', versionTag(found.version))
        return found
      }
      return sendCached(req, res, ctx.cache, async () => {
        const found = await find()
        if (!found || found.status === 'draft') throw productNotFound()
        return { value: product.view(found), tags: [productTag(found.id)] }
      })
    },
  )

  return route.router
}
