import type { OpenApiDocument } from '@ecommerce/shared/openapi/document'
import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { admin, aProduct, customer, type ProductService, startProductService } from '../support/product-service'

let shop: ProductService

describe('API of the product service', () => {
  beforeAll(async () => {
    shop = await startProductService([aProduct('mug')])
  })
  afterAll(() => shop.stop())

  test('examples of bodies are valid', async () => {
    const { paths } = (await shop.http.get('/openapi.json').expect(200)).body as OpenApiDocument
    const examples = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { description, requestBody }]) => {
        const { content = {} } = (requestBody ?? {}) as { content?: Record<string, { example: string | object }> }
        return Object.entries(content).map(([type, { example }]) => ({ path, method, description, type, example }))
      }),
    )
    expect(examples.length).toBeGreaterThan(10)
    const asUserService = bearer(serviceToken('user-service', 'product-service'))
    const refused = []
    for (const { path, method, description, type, example } of examples) {
      const auth = [admin, customer, asUserService][
        ['admin', 'customer', 'service'].findIndex((role) => String(description).includes(role))
      ]!
      const answer = await fetch(shop.url + path.replaceAll(/{\w+}/g, '01890a5d-ac96-774b-bcce-b302099a8057'), {
        method: method.toUpperCase(),
        headers: { ...auth, 'Content-Type': type },
        body: typeof example === 'string' ? example : JSON.stringify(example),
      })
      if (![200, 201, 202, 404, 409].includes(answer.status)) refused.push(`${method} ${path}: ${answer.status}`)
    }
    expect(refused).toEqual([])
  })

  test('the document lists audiences and their errors', async () => {
    const { body } = await shop.http.get('/openapi.json').expect(200)
    const { get: list, post: create } = body.paths['/api/products']
    expect(list.security).toEqual([{ bearer: [] }, {}])
    expect(create.security).toEqual([{ bearer: [] }])
    expect(create.responses['409'].description).toBe('`slug-taken`, `sku-taken`, `idempotency-in-progress`')
    expect(body.paths['/api/products/{id}'].patch.responses['412'].description).toBe('`version-mismatch`')
    expect(body.paths['/internal/variants'].get['x-internal']).toBe(true)
  })

  test('images have ETags and are sent completely', async () => {
    const path = '/api/products/images/glass-carafe.svg'
    const etag = String((await shop.http.get(path).expect(200)).get('ETag'))
    await shop.http.get(path).set('If-None-Match', etag).expect(304)
    for (const range of ['bytes=0-9', 'bytes=99999999-']) await shop.http.get(path).set('Range', range).expect(200)
    const { body } = await shop.http.get(path).set('If-Match', '"another"').expect(412)
    expect(body.code).toBe('version-mismatch')
    await shop.http.get('/docs/swagger-ui.css').set('Range', 'bytes=99999999-').expect(200)
  })
})
