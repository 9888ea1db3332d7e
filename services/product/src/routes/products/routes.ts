import { principalOf } from '@ecommerce/shared/auth/guard'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { parseIfMatch } from '@ecommerce/shared/http/input/if-match'
import { empty } from '@ecommerce/shared/http/routes/responses'
import { archiveProduct } from '../../commands/products/archive-product'
import { createProduct } from '../../commands/products/create-product'
import { updateProduct } from '../../commands/products/update-product'
import type { Context } from '../../context'
import { ifMatch } from '../headers'
import { admins } from '../audiences'
import { productChange, toProductChange } from './change-requests'
import { productRequest, toCreateProduct } from './requests'
import { createdProduct, versionedProduct } from './responses'
import { productNotFound } from '../../errors'

/** Routes for admins to manage products. */
export function productRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Products' })

  route.post(
    '/',
    {
      id: 'createProduct',
      summary: 'Create a product',
      description:
        'With `variants`, or with a price for a single variant. A missing category is created. Slug and SKU are generated unless given.',
      allow: admins,
      body: productRequest,
      example: {
        name: 'Enamel jug',
        description: 'Holds a litre and a half.',
        category: 'mugs-and-glasses',
        sku: 'JUG-ENM',
        price: { amount: 2_900, currency: 'USD' },
        stock: 40,
      },
      idempotent: true,
      responses: { 201: createdProduct },
      errors: { 409: ['slug-taken', 'sku-taken'] },
    },
    ({ req, body, once }) =>
      createProduct(ctx, { input: toCreateProduct(body), actor: principalOf(req).subject }, once),
  )

  route.patch(
    '/:id',
    {
      id: 'changeProduct',
      summary: 'Update a product',
      description:
        'Omitted fields stay unchanged. In `variants`, entries with an `id` are updated and others added; omitted variants stay unchanged. Stock has its own route.',
      allow: admins,
      ids: { id: productNotFound },
      body: productChange,
      example: { description: 'Holds a litre and a half, and keeps it cool.' },
      headers: ifMatch,
      responses: { 200: versionedProduct('Updated') },
      errors: { 404: ['product-not-found'], 409: ['slug-taken', 'sku-taken'], 412: ['version-mismatch'] },
    },
    ({ req, params: { id }, body }) => {
      const version = parseIfMatch(req.get('if-match'))
      return updateProduct(ctx, { ...toProductChange(body), id, version, actor: principalOf(req).subject })
    },
  )

  route.delete(
    '/:id',
    {
      id: 'archiveProduct',
      summary: 'Archive a product',
      allow: admins,
      ids: { id: productNotFound },
      headers: ifMatch,
      responses: { 204: empty('Archived') },
      errors: { 404: ['product-not-found'], 412: ['version-mismatch'] },
    },
    ({ req, params: { id } }) => archiveProduct(ctx, { id, version: parseIfMatch(req.get('if-match')) }),
  )

  return route.router
}
