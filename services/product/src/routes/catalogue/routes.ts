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
import { everybody } from '../audiences'
import { product } from '../products/responses'
import { sendProducts } from './list-products'
import { productQuery } from './requests'
import { productPage } from './responses'
import { productNotFound } from '../../errors'

const howToFilter =
  '`q` searches names and descriptions and tolerates typing errors. `attr.<name>=` filters by an attribute, such as `attr.colour=Green`. Prices are whole minor units; price filters and `inStock` apply to the same variant, and `inStock=false` finds products with no available variant in the price range. `facets=true` adds counts by category, price (of each matching variant) and attribute. `status` is for admins.'

export function catalogueRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Catalogue' })

  route.get(
    '/',
    {
      id: 'listProducts',
      summary: 'List and search products',
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
      summary: 'List the products of a category and its subcategories',
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
      summary: 'Get a product by id or slug',
      description: 'Drafts are visible to admins only; archived products to all.',
      allow: everybody,
      headers: ifNoneMatch,
      responses: cached(one(product, 'The product')),
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
