import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
beforeAll(async () => {
  shop = await startShop([aProduct('mug', 10)])
})
afterAll(() => shop.stop())

describe('Private responses', () => {
  test('ignore If-None-Match', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    const { body } = await shop.checkout(auth).expect(201)
    for (const path of [`/api/orders/${body.id}`, '/api/orders', '/api/cart', '/api/orders/shipping-methods'])
      for (const tag of ['*', '"1"', `"${body.version}"`, 'W/"1"']) {
        const answer = await shop.http.get(path).set(auth).set('If-None-Match', tag).expect(200)
        expect(answer.body).not.toEqual({})
      }
  })

  test.each(['/health/live', '/health/ready', '/metrics', '/openapi.json', '/docs'])(
    'are sent completely: %s',
    async (path) => {
      const { text } = await shop.http.get(path).set(admin).set('If-None-Match', '*').expect(200)
      expect(text.length).toBeGreaterThan(10)
    },
  )
})
