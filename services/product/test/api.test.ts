import type { Operation } from '@ecommerce/shared/openapi/operation'
import { parseBody } from '@ecommerce/shared/http/parse'
import { catalogueOperations } from '../src/routes/catalogue-operations'
import { internalOperations } from '../src/routes/internal-operations'
import {
  categoryOperations,
  fileOperations,
  productOperations,
  stockOperations,
} from '../src/routes/product-operations'
import { aProduct, type ProductService, startProductService } from './support/product-service'

let shop: ProductService
beforeAll(async () => {
  shop = await startProductService([aProduct('mug')])
})
afterAll(() => shop.stop())

const groups = [
  catalogueOperations,
  productOperations,
  categoryOperations,
  fileOperations,
  stockOperations,
  internalOperations,
]
const bodies = groups
  .flatMap(({ operations }) => Object.entries<Operation>(operations))
  .flatMap(([route, { body, example }]) => (body ? [{ route, body, example }] : []))

test.each(bodies)('the example of $route is a body that it takes', ({ body, example }) => {
  expect(() => parseBody(body, example)).not.toThrow()
})

test('the document says who may ask, and what each is refused with', async () => {
  const { body } = await shop.http.get('/openapi.json').expect(200)
  const { get: list, post: create } = body.paths['/api/products']
  expect(list.security).toEqual([{ bearer: [] }, {}])
  expect(create.security).toEqual([{ bearer: [] }])
  expect(create.responses['409'].description).toBe('`slug-taken`, `sku-taken`, `idempotency-in-progress`')
  expect(body.paths['/api/products/{id}'].patch.responses['412'].description).toBe('`version-mismatch`')
  expect(body.paths['/internal/variants'].get['x-internal']).toBe(true)
})

test('a picture is asked for anew by its ETag, and always whole', async () => {
  const path = '/api/products/images/glass-carafe.svg'
  const etag = String((await shop.http.get(path).expect(200)).get('ETag'))
  await shop.http.get(path).set('If-None-Match', etag).expect(304)
  for (const range of ['bytes=0-9', 'bytes=99999999-']) await shop.http.get(path).set('Range', range).expect(200)
  const { body } = await shop.http.get(path).set('If-Match', '"another"').expect(412)
  expect(body.code).toBe('version-mismatch')
  await shop.http.get('/docs/swagger-ui.css').set('Range', 'bytes=99999999-').expect(200)
})
