import { aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let variantId: string

beforeAll(async () => {
  shop = await startShop([aProduct('mug', 10_000)], { config: { rateLimitEnabled: true, trustProxy: 'loopback' } })
  variantId = (await shop.variant('mug')).variantId
})
afterAll(() => shop.stop())

const add = (headers: Record<string, string>, quantity = 1) =>
  shop.http.post('/api/cart/items').set(headers).send({ variantId, quantity })

/** Number of refused concurrent requests, each counted without cost. */
async function turnedAway(requests: number, headers: Record<string, string>) {
  const answers = await Promise.all(Array.from({ length: requests }, () => add(headers, 0)))
  return answers.filter(({ status }) => status === 429).length
}

describe('Limit on new guest carts', () => {
  test('allows 120 a minute per address, then sends Retry-After', async () => {
    const network = { 'X-Forwarded-For': '192.0.2.1' }
    await add(network).expect(201)
    expect(await turnedAway(149, network)).toBe(30)
    const refused = await add(network).expect(429)
    expect([refused.body.code, Number(refused.get('Retry-After')) > 0]).toEqual(['rate-limited', true])
    const coupon = await shop.http.post('/api/cart/coupon').set(network).send({ code: 'ANY' })
    expect(coupon.status).toBe(429)
  })

  test('exempts existing carts and customers', async () => {
    const network = { 'X-Forwarded-For': '192.0.2.2' }
    const { body } = await add(network).expect(201)
    const [guest, customer] = [{ 'X-Cart-Token': body.cartToken as string }, await shop.customer()]
    expect(await turnedAway(150, { ...network, ...guest })).toBe(0)
    expect(await turnedAway(150, { ...network, ...customer })).toBe(0)
    await add({ ...network, ...guest }).expect(201)
    await add({ ...network, ...customer }).expect(201)
  })
})
