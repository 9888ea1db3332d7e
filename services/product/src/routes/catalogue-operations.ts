import { page } from '@ecommerce/shared/openapi/common-operations'
import { type Answer, listOf, type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import { productQuery } from './product-requests'
import { reviewRequest, reviewsQuery } from './review-requests'
import { alertRequest } from './stock-requests'

const everybody: readonly Party[] = ['public', 'customer', 'admin', 'service']
const unknownProduct = { 404: ['product-not-found'] }
const ifNoneMatch = { 'If-None-Match': 'The ETag that is known.' }
const alert = (says: string): Answer => ({ says, shape: ref('StockAlert') })

/** What may be kept, and be asked for anew by its ETag. */
const kept = (answer: Answer) => ({
  200: { ...answer, headers: { ...answer.headers, ETag: 'Strong.' } },
  304: { says: 'It is the same.' },
})

const products = {
  roles: everybody,
  query: productQuery,
  headers: ifNoneMatch,
  answers: kept(page(ref('Product'), { facets: ref('Facets') })),
}

const howToFilter =
  '`q` searches names and descriptions and forgives typing errors. `attr.<name>=` asks for an attribute, such as `attr.colour=Green`. Prices are in minor units, in digits alone; prices and `inStock` hold for one and the same variant, and `inStock=false` finds what has none available in these prices. `facets=true` adds counts by category, price (of each variant that fits) and attribute. Only an admin may ask for a `status`.'

/** What everybody sees of the shop. */
export const catalogueOperations: OperationGroup = {
  name: 'Catalogue',
  description: 'What everybody sees of the shop, and what customers say of it.',
  operations: {
    'GET /api/products': {
      id: 'listProducts',
      summary: 'Find products',
      description: howToFilter,
      ...products,
      errors: { 403: ['forbidden'] },
    },
    'GET /api/products/category/:category': {
      id: 'listCategoryProducts',
      summary: 'The products of a category and of all below it',
      description: howToFilter,
      ...products,
      errors: { 403: ['forbidden'], 404: ['category-not-found'] },
    },
    'GET /api/products/:id': {
      id: 'readProduct',
      summary: 'One product, by its id or slug',
      description: 'A draft is for admins alone. What is archived can still be read.',
      roles: everybody,
      headers: ifNoneMatch,
      answers: kept({ says: 'The product.', shape: ref('Product') }),
      errors: unknownProduct,
    },
    'GET /api/products/images/:file': {
      id: 'readPicture',
      summary: 'A picture of the first catalogue',
      headers: ifNoneMatch,
      answers: {
        200: {
          says: 'The picture.',
          shape: { type: 'string' },
          mediaTypes: ['image/svg+xml'],
          headers: { ETag: 'Weak.' },
        },
        304: { says: 'It is the same.' },
      },
      errors: { 404: ['route-not-found'], 412: ['version-mismatch'] },
    },
    'GET /api/categories': {
      id: 'listCategories',
      summary: 'The categories, as trees',
      roles: everybody,
      headers: ifNoneMatch,
      answers: kept({ says: 'All of them.', shape: listOf(ref('Category')) }),
    },
    'GET /api/products/:id/reviews': {
      id: 'listReviews',
      summary: 'What customers say of it, newest first',
      roles: everybody,
      query: reviewsQuery,
      headers: ifNoneMatch,
      answers: kept(page(ref('Review'))),
      errors: unknownProduct,
    },
    'POST /api/products/:id/reviews': {
      id: 'writeReview',
      summary: 'Say what one thinks of it, once',
      roles: ['customer'],
      body: reviewRequest,
      example: { rating: 5, title: 'A pleasure', body: 'It pours without a drop on the table.' },
      isIdempotent: true,
      answers: { 201: { says: 'It is there for all to read.', shape: ref('Review') } },
      errors: { ...unknownProduct, 409: ['already-reviewed'] },
    },
    'POST /api/products/:id/stock-alerts': {
      id: 'askForStockAlert',
      summary: 'Be told once when it is there again',
      description: 'With `variantId` of one variant alone.',
      roles: ['customer'],
      body: alertRequest,
      isBodyOptional: true,
      example: { variantId: '01890a5d-ac96-774b-bcce-b302099a8057' },
      answers: { 201: alert('It is noted.'), 200: alert('It was noted already.') },
      errors: { ...unknownProduct, 409: ['in-stock'] },
    },
  },
}
