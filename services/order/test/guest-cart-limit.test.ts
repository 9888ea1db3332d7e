import { aProduct, type Shop, startShop } from './support/shop'

let shop: Shop
let variantId: string

beforeAll(async () => {
  shop = await startShop([aProduct('mug', 10_000)], { config: { rateLimitEnabled: true, trustProxy: 'loopback' } })
  variantId = (await shop.variant('mug')).variantId
})
afterAll(() => shop.stop())

const add = (headers: Record<string, string>) =>
  shop.http.post('/api/cart/items').set(headers).send({ variantId, quantity: 1 })

async function statusesOf(requests: number, headers: Record<string, string>) {
  const answers = await Promise.all(Array.from({ length: requests }, () => add(headers)))
  return [201, 429].map((status) => answers.filter((answer) => answer.status === status).length)
}

describe('The limit on new guest carts', () => {
  test('lets one address make 120 a minute, and says when to come back', async () => {
    const network = { 'X-Forwarded-For': '192.0.2.1' }
    expect(await statusesOf(150, network)).toEqual([120, 30])
    const refused = await add(network).expect(429)
    expect([refused.body.code, Number(refused.get('Retry-After')) > 0]).toEqual(['rate-limited', true])
    const coupon = await shop.http.post('/api/cart/coupon').set(network).send({ code: 'ANY' })
    expect(coupon.status).toBe(429)
  })

  test('leaves alone who has a cart already, and customers', async () => {
    const network = { 'X-Forwarded-For': '192.0.2.2' }
    const { body } = await add(network).expect(201)
    expect(await statusesOf(150, { ...network, 'X-Cart-Token': body.cartToken })).toEqual([150, 0])
    expect(await statusesOf(150, { ...network, ...(await shop.customer()) })).toEqual([150, 0])
  })
})
