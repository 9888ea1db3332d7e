import { listWaitingEvents } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { publishAbandonedCarts } from '../../src/commands/carts/publish-abandoned-carts'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

const largest = Number.MAX_SAFE_INTEGER

let shop: Shop

beforeAll(async () => {
  shop = await startShop([
    aProduct('palace', 1_000, largest),
    aProduct('castle', 1_000, 2 ** 52),
    aProduct('manor', 1_000, 2 ** 51),
    aProduct('mug', 1_000),
    aProduct('lodge', 1_000),
    aProduct('tower', 1_000, 2 ** 52),
  ])
})
afterAll(() => shop.stop())

const guest = async (slug: string, quantity = 1) => {
  const { body } = await shop.add({}, slug, quantity)
  return { headers: { 'X-Cart-Token': String(body.cartToken) }, line: String(body.items[0].id), token: body.cartToken }
}
const subtotalOf = async (headers: Record<string, string>) =>
  (await shop.http.get('/api/cart').set(headers).expect(200)).body.subtotal.amount as number

describe('Carts and safe integers', () => {
  test('reject a line above the limit', async () => {
    const { variantId } = await shop.variant('palace')
    for (const quantity of [2, 999]) {
      const { body } = await shop.http.post('/api/cart/items').send({ variantId, quantity }).expect(409)
      expect(body.code).toBe('total-too-large')
    }
  })

  test('reject a line that exceeds the total and stay unchanged', async () => {
    const { headers } = await guest('castle')
    const { variantId } = await shop.variant('castle')
    const { body } = await shop.http.post('/api/cart/items').set(headers).send({ variantId, quantity: 1 }).expect(409)
    expect(body.code).toBe('total-too-large')
    expect(await subtotalOf(headers)).toBe(2 ** 52)
    await shop.add(headers, 'mug')
  })

  test('reject a quantity that exceeds the total and stay unchanged', async () => {
    const { headers, line } = await guest('manor')
    const patch = (quantity: number) => shop.http.patch(`/api/cart/items/${line}`).set(headers).send({ quantity })
    for (const quantity of [4, 999]) expect((await patch(quantity).expect(409)).body.code).toBe('total-too-large')
    expect(await subtotalOf(headers)).toBe(2 ** 51)
    expect((await patch(3).expect(200)).body.subtotal.amount).toBe(3 * 2 ** 51)
  })

  test('reject a merge that exceeds the total', async () => {
    const [auth, other] = [await shop.customer(), await guest('castle')]
    await shop.add(auth, 'castle')
    const { body } = await shop.http.post('/api/cart/merge').set(auth).send({ cartToken: other.token }).expect(409)
    expect(body.code).toBe('total-too-large')
    expect(await subtotalOf(other.headers)).toBe(2 ** 52)
  })

  test('exclude a line whose new price exceeds the total, and cannot be ordered', async () => {
    const { headers, line } = await guest('mug', 3)
    const { productId } = await shop.variant('mug')
    const price = { amount: largest, currency: 'USD' }
    await shop.catalogue.patch(`/api/products/${productId}`).set(admin).send({ price }).expect(200)
    const { body } = await shop.http.get('/api/cart').set(headers).expect(200)
    expect(body).toMatchObject({
      ...{ subtotal: { amount: 0 }, total: { amount: 0 } },
      items: [{ available: 0, issues: ['price-changed', 'unavailable'] }],
    })
    await shop.http.patch(`/api/cart/items/${line}`).set(headers).send({ quantity: 2 }).expect(200)
    await shop.http.patch(`/api/cart/items/${line}`).set(headers).send({ quantity: 3 }).expect(409)
    const refused = await shop.checkout(headers, { email: 'ada@example.com' }).expect(409)
    expect(refused.body.code).toBe('total-too-large')
    await shop.http.delete(`/api/cart/items/${line}`).set(headers).expect(200)
  })

  test('count the sellable lines that fit together', async () => {
    const { headers } = await guest('castle')
    await shop.add(headers, 'lodge', 2)
    const { productId } = await shop.variant('lodge')
    const price = { amount: 2 ** 51, currency: 'USD' }
    await shop.catalogue.patch(`/api/products/${productId}`).set(admin).send({ price }).expect(200)
    const { body } = await shop.http.get('/api/cart').set(headers).expect(200)
    expect(body.subtotal.amount).toBe(2 ** 52)
    expect(body.items.flatMap(({ issues }: { issues: string[] }) => issues)).toContain('unavailable')
  })

  test('show no inexact amount of a former price, also in reminders', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'tower')
    const { productId } = await shop.variant('tower')
    const change = (changes: object) =>
      shop.catalogue.patch(`/api/products/${productId}`).set(admin).send(changes).expect(200)
    await change({ price: { amount: 1, currency: 'USD' } })
    const { body: cart } = await shop.http.get('/api/cart').set(auth).expect(200)
    await shop.http.patch(`/api/cart/items/${cart.items[0].id}`).set(auth).send({ quantity: 999 }).expect(200)
    await change({ status: 'draft' })
    expect((await shop.http.get('/api/cart').set(auth).expect(409)).body.code).toBe('total-too-large')
    await sql`update carts set updated_at = now() - interval '2 days' where customer_id = ${cart.id}`.execute(
      shop.ctx.db,
    )
    await publishAbandonedCarts(shop.ctx)
    expect(await listWaitingEvents(shop.ctx.db, { about: { userId: cart.id } })).toEqual([])
    await shop.http.delete(`/api/cart/items/${cart.items[0].id}`).set(auth).expect(200)
  })
})
