import { page } from '@ecommerce/shared/openapi/common-operations'
import { type Answer, type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import { categoryChange, categoryRequest } from './category-requests'
import { exportQuery, importQuery } from './import-requests'
import { productRequest } from './product-admin-requests'
import { productChange } from './product-change-requests'
import { movementQuery, stockChange } from './stock-requests'

const admins: readonly Party[] = ['admin']
const unknownProduct = { 404: ['product-not-found'] }
const unknownCategory = { 404: ['category-not-found'] }
const ifMatch = { 'If-Match': 'The version that the change is meant for.' }
const product = (says: string): Answer => ({ says, shape: ref('Product'), headers: { ETag: 'Its version.' } })
const category = (says: string): Answer => ({ says, shape: ref('Category') })
const text = { type: 'string' }

/** How admins change the catalogue. */
export const productOperations: OperationGroup = {
  name: 'Products',
  description: 'How admins make, change and archive what is sold.',
  operations: {
    'POST /api/products': {
      id: 'createProduct',
      summary: 'Make a product',
      description:
        'With `variants`, or with a price of its own and one variant. A category that is not there is made. Slug and SKU are found where none is given.',
      roles: admins,
      body: productRequest,
      example: {
        name: 'Enamel jug',
        description: 'Holds a litre and a half.',
        category: 'mugs-and-glasses',
        sku: 'JUG-ENM',
        price: { amount: 2_900, currency: 'USD' },
        stock: 40,
      },
      isIdempotent: true,
      answers: {
        201: {
          says: 'It is there.',
          shape: ref('Product'),
          headers: { ETag: 'Its version.', Location: 'Where it is.' },
        },
      },
      errors: { 409: ['slug-taken', 'sku-taken'] },
    },
    'PATCH /api/products/:id': {
      id: 'changeProduct',
      summary: 'Change a product',
      description:
        'What is left out stays. In `variants` those with an `id` are changed and those without are added; none goes by being left out. Stock has a route of its own.',
      roles: admins,
      body: productChange,
      example: { description: 'Holds a litre and a half, and keeps it cool.' },
      headers: ifMatch,
      answers: { 200: product('As it is now.') },
      errors: { ...unknownProduct, 409: ['slug-taken', 'sku-taken'], 412: ['version-mismatch'] },
    },
    'DELETE /api/products/:id': {
      id: 'archiveProduct',
      summary: 'Archive a product; orders keep what they hold of it',
      roles: admins,
      headers: ifMatch,
      answers: { 204: { says: 'It is sold no more.' } },
      errors: { ...unknownProduct, 412: ['version-mismatch'] },
    },
  },
}

/** The tree that products hang on. */
export const categoryOperations: OperationGroup = {
  name: 'Categories',
  description: 'The tree that products hang on.',
  operations: {
    'POST /api/categories': {
      id: 'createCategory',
      summary: 'Make a category',
      roles: admins,
      body: categoryRequest,
      example: { name: 'Jugs', slug: 'jugs' },
      isIdempotent: true,
      answers: { 201: category('It is there.') },
      errors: { 409: ['slug-taken'] },
    },
    'PATCH /api/categories/:id': {
      id: 'changeCategory',
      summary: 'Rename a category, or move it with all below it',
      roles: admins,
      body: categoryChange,
      example: { name: 'Jugs and carafes' },
      answers: { 200: category('As it is now, with all below it.') },
      errors: { ...unknownCategory, 409: ['slug-taken', 'category-cycle'] },
    },
    'DELETE /api/categories/:id': {
      id: 'deleteCategory',
      summary: 'Remove an empty category',
      roles: admins,
      answers: { 204: { says: 'It is gone.' } },
      errors: { ...unknownCategory, 409: ['category-not-empty'] },
    },
  },
}

const ndjson =
  '{"name":"Enamel mug","category":"mugs-and-glasses","variants":[{"sku":"MUG-ENM","price":{"amount":1200,"currency":"USD"},"stock":50}]}\n'
const csv = 'name,category,sku,price,currency,stock\nEnamel mug,mugs-and-glasses,MUG-ENM,1200,USD,50\n'

/** The whole catalogue at once. */
export const fileOperations: OperationGroup = {
  name: 'Import and export',
  description: 'The whole catalogue at once, as NDJSON or CSV. An export gives back what an import takes.',
  operations: {
    'POST /api/products/import': {
      id: 'importProducts',
      summary: 'Take in a file of products, by SKU',
      description:
        'Good lines are kept, bad ones reported. Of what is there already, `sku` and what is to change are enough: what is left out stays as it is, and so does stock unless `stock=set` is asked for. In CSV an empty cell takes away a description, compareAtPrice, option, attribute or image, and else leaves things as they are. Prices are in minor units, in digits alone: 12.99 EUR is written 1299. Streamed, up to 1 GB. With `Accept: application/x-ndjson` it says on the way how far it is.',
      roles: admins,
      query: importQuery,
      stream: { 'application/x-ndjson': ndjson, 'text/csv': csv },
      answers: {
        200: {
          says: 'What came of it.',
          shape: ref('ImportReport'),
          mediaTypes: ['application/json', 'application/x-ndjson'],
        },
      },
      errors: { 400: ['body-incomplete'], 429: ['too-many-imports'] },
    },
    'GET /api/products/export': {
      id: 'exportProducts',
      summary: 'Everything there is, drafts and archived products too',
      roles: admins,
      query: exportQuery,
      answers: {
        200: {
          says: 'A file.',
          shape: text,
          mediaTypes: ['application/x-ndjson', 'text/csv'],
          headers: { 'Content-Disposition': 'The name of the file.' },
        },
      },
    },
  },
}

/** What is on hand. */
export const stockOperations: OperationGroup = {
  name: 'Stock',
  description: 'What is on hand, and how it came to be.',
  operations: {
    'PATCH /api/products/:id/stock': {
      id: 'changeStock',
      summary: 'Change what is on hand, by a difference or to a number',
      description:
        'Exactly one of `delta` and `stock`, and `variantId` where there are several. Never below what is reserved; `available` says what is left.',
      roles: ['admin', 'service'],
      body: stockChange,
      example: { delta: -2, reason: 'Broken in the warehouse.' },
      isIdempotent: true,
      answers: { 200: { says: 'The product as it is now.', shape: ref('Product') } },
      errors: { ...unknownProduct, 409: ['insufficient-stock'] },
    },
    'GET /api/inventory/movements': {
      id: 'listMovements',
      summary: 'Every change of a product’s stock, newest first',
      roles: admins,
      query: movementQuery,
      answers: { 200: page(ref('Movement')) },
    },
  },
}
