import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let made = 0

beforeAll(async () => {
  shop = await startShop([aProduct('mug', 100, 1_000)])
})
afterAll(() => shop.stop())

const pathsOf = ({ body }: { body: { errors: { path: string }[] } }) => body.errors.map(({ path }) => path)

describe('Inactive currencies', () => {
  test.each(['ZZZ', 'ABC', 'BTC', 'XTS', 'XXX', 'XAU', 'DEM', 'usd', 'EURO', ' EUR'])(
    'such as %j are rejected in coupons, figures, shipping methods, refunds and totals',
    async (currency) => {
      const coupon = { code: `C-${currency.trim()}`, type: 'fixed' }
      const post = (path: string, body: object) => shop.http.post(path).set(admin).send(body).expect(400)
      const money = { amount: 100, currency }
      expect(pathsOf(await post('/api/promotions', { ...coupon, value: money }))).toEqual(['value.currency'])
      const usd = { amount: 100, currency: 'USD' }
      expect(pathsOf(await post('/api/promotions', { ...coupon, value: usd, minSubtotal: money }))).toEqual([
        'minSubtotal.currency',
      ])
      const { body: kept } = await shop.http
        .post('/api/promotions')
        .set(admin)
        .send({ ...coupon, code: `OK-${made++}`, value: usd })
        .expect(201)
      await shop.http.patch(`/api/promotions/${kept.id}`).set(admin).send({ value: money }).expect(400)
      const named = encodeURIComponent(currency)
      for (const path of ['/api/orders/stats', '/api/orders/shipping-methods'])
        expect(pathsOf(await shop.http.get(`${path}?currency=${named}`).set(admin).expect(400))).toContain('currency')
      const auth = await shop.customer()
      await shop.add(auth, 'mug')
      expect(pathsOf(await shop.checkout(auth, { expectedTotal: money }).expect(400))).toEqual([
        'expectedTotal.currency',
      ])
      const { body: order } = await shop.checkout(auth).expect(201)
      expect(pathsOf(await post(`/api/orders/${order.id}/refunds`, { amount: money, reason: 'No.' }))).toEqual([
        'amount.currency',
      ])
    },
  )
})
