import { addDays, createCalendar } from '@ecommerce/contracts/calendar'
import { sql } from 'kysely'
import { waitUntilBlocked, whileHeld } from '../support/held'
import { admin, address, aProduct, type Shop, startShop } from '../support/shop'

const storeTimezone = 'Pacific/Auckland'
const calendar = createCalendar(storeTimezone)
const today = () => calendar.dayOf(new Date())

let shop: Shop

describe('Promotion terms', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 10_000), aProduct('bowl', 10_000, 3_333)], { config: { storeTimezone } })
  })
  afterAll(() => shop.stop())

  const money = (amount: number, currency: string) => ({ amount, currency })
  const usd = (amount: number) => money(amount, 'USD')

  let made = 0
  const create = (promotion: object) =>
    shop.http
      .post('/api/promotions')
      .set(admin)
      .send({ code: `TERMS-${(made += 1)}`, ...promotion })
  const change = (id: string, changes: object) => shop.http.patch(`/api/promotions/${id}`).set(admin).send(changes)
  const apply = (auth: Record<string, string>, code: string) =>
    shop.http.post('/api/cart/coupon').set(auth).send({ code })
  const faultsOf = ({ body }: { body: { errors: { message: string }[] } }) => body.errors.map(({ message }) => message)

  async function filledCart(slug = 'mug') {
    const auth = await shop.customer()
    await shop.add(auth, slug, 2)
    return auth
  }

  describe('days', () => {
    test('are whole days of the store’s time zone', async () => {
      const day = today()
      const { body } = await create({ type: 'percent', value: 10, startsAt: day, endsAt: day }).expect(201)
      expect([body.startsAt, body.endsAt]).toEqual(
        [calendar.startOf(day), calendar.endOf(day)].map((at) => at.toISOString()),
      )
      expect((await apply(await filledCart(), body.code).expect(200)).body.discount).toEqual(usd(300))
    })

    test('exclude the day before and the day after', async () => {
      const code = async (terms: object) =>
        (await create({ type: 'percent', value: 10, ...terms }).expect(201)).body.code
      const over = await apply(await filledCart(), await code({ endsAt: addDays(today(), -1) }))
      const early = await apply(await filledCart(), await code({ startsAt: addDays(today(), 1) }))
      expect([over.body.reason, early.body.reason]).toEqual(['ended', 'not-started'])
    })

    test('may be instants with offsets, and responses are valid input', async () => {
      const terms = { startsAt: '2026-01-01T00:00:00+13:00', endsAt: '9999-12-31' }
      const { body } = await create({ type: 'percent', value: 10, ...terms }).expect(201)
      expect([body.startsAt, body.endsAt]).toEqual(['2025-12-31T11:00:00.000Z', '9999-12-31T11:00:00.000Z'])
      const { body: same } = await change(body.id, { startsAt: body.startsAt, endsAt: body.endsAt }).expect(200)
      expect([same.startsAt, same.endsAt]).toEqual([body.startsAt, body.endsAt])
    })

    test.each([
      '2026-11-31',
      '2026-02-30',
      '2026',
      '2026-11',
      '2027-01-01T10:00',
      '2027-01-01T25:00:00Z',
      'tomorrow',
      1,
    ])('are rejected as %j', async (day) => {
      const { body } = await create({ type: 'percent', value: 10, endsAt: day }).expect(400)
      expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['endsAt'])
    })

    test('end after they begin, whichever changes', async () => {
      const { body } = await create({
        type: 'percent',
        value: 10,
        startsAt: '2026-06-10',
        endsAt: '2026-06-12',
      }).expect(201)
      expect(faultsOf(await change(body.id, { endsAt: '2026-06-09' }).expect(400))).toEqual([
        'endsAt must be after startsAt',
      ])
      await change(body.id, { startsAt: '2026-06-13' }).expect(400)
      await change(body.id, { startsAt: '2026-06-12' }).expect(200)
    })
  })

  describe('changes', () => {
    const fixed = { type: 'fixed', value: money(5_000, 'EUR'), minSubtotal: money(9_000, 'EUR') }
    const percent = { type: 'percent', value: 10 }

    test.each([
      [fixed, { minSubtotal: money(20_000, 'JPY') }, ['minSubtotal.currency must be EUR, as that of value']],
      [fixed, { value: money(500, 'JPY') }, ['value.currency must be EUR, as that of minSubtotal']],
      [
        { ...percent, minSubtotal: money(20, 'EUR') },
        { type: 'fixed', value: money(500, 'JPY') },
        ['value.currency must be EUR, as that of minSubtotal'],
      ],
      [
        fixed,
        { value: money(500, 'JPY'), minSubtotal: money(500, 'USD') },
        ['minSubtotal.currency must be JPY, as that of value'],
      ],
      [percent, { type: 'fixed' }, ['value must be an amount of 1 or more']],
      [{ type: 'percent', basisPoints: 1_250 }, { type: 'fixed' }, ['value must be an amount of 1 or more']],
      [fixed, { type: 'percent' }, ['value must be a whole number from 1 to 100: per cent; or give basisPoints']],
      [
        { type: 'free-shipping' },
        { type: 'percent' },
        ['value must be a whole number from 1 to 100: per cent; or give basisPoints'],
      ],
      [{ type: 'free-shipping' }, { type: 'fixed' }, ['value must be an amount of 1 or more']],
      [fixed, { type: 'percent', value: money(10, 'EUR') }, ['value must be a whole number from 1 to 100: per cent']],
      [fixed, { basisPoints: 1_000 }, ['basisPoints is for percentages only']],
      [percent, { shippingMethods: ['standard'] }, ['shippingMethods is for free shipping only']],
      [percent, { value: money(500, 'EUR') }, ['value must be a whole number from 1 to 100: per cent']],
    ])('of %j by %j are rejected with a reason', async (before, changes, messages) => {
      const { body } = await create(before).expect(201)
      expect(faultsOf(await change(body.id, changes).expect(400))).toEqual(messages)
      expect((await shop.http.get(`/api/promotions/${body.id}`).set(admin)).body).toEqual(body)
    })

    test.each([
      [fixed, { value: 600 }, { value: money(600, 'EUR'), minSubtotal: money(9_000, 'EUR') }],
      [
        fixed,
        { value: money(500, 'JPY'), minSubtotal: money(800, 'JPY') },
        { value: money(500, 'JPY'), minSubtotal: money(800, 'JPY') },
      ],
      [fixed, { value: money(500, 'JPY'), minSubtotal: null }, { value: money(500, 'JPY') }],
      [percent, { type: 'fixed', value: money(500, 'JPY') }, { value: money(500, 'JPY') }],
      [percent, { minSubtotal: money(500, 'JPY') }, { value: 10, minSubtotal: money(500, 'JPY') }],
      [fixed, { type: 'percent', value: 5 }, { value: 5, basisPoints: 500, minSubtotal: money(9_000, 'EUR') }],
      [fixed, { type: 'free-shipping' }, { minSubtotal: money(9_000, 'EUR') }],
      [{ ...percent, minSubtotal: money(9_000, 'EUR') }, { minSubtotal: 100 }, { minSubtotal: money(100, 'EUR') }],
    ])('of %j by %j keep every number in its unit', async (before, changes, after) => {
      const { body } = await create(before).expect(201)
      expect((await change(body.id, changes).expect(200)).body).toMatchObject(after)
    })
  })

  test.each([
    [{ type: 'percent', value: 10, minSubtotal: money(100, 'JPY') }, 'currency'],
    [{ type: 'free-shipping', minSubtotal: money(100, 'JPY') }, 'currency'],
    [{ type: 'fixed', value: money(100, 'JPY') }, 'currency'],
    [{ type: 'percent', value: 10, minSubtotal: usd(3_001) }, 'min-subtotal'],
    [{ type: 'percent', value: 10, minSubtotal: usd(3_000) }, undefined],
  ])('%j apply to a cart in their currency and minimum', async (promotion, reason) => {
    const { body } = await create(promotion).expect(201)
    const applied = await apply(await filledCart(), body.code)
    expect([applied.status, applied.body.reason]).toEqual([reason === undefined ? 200 : 409, reason])
  })

  describe('percentages', () => {
    test('may have fractions in basis points', async () => {
      const { body } = await create({ type: 'percent', basisPoints: 1_250 }).expect(201)
      expect(body).toMatchObject({ type: 'percent', basisPoints: 1_250 })
      expect(body).not.toHaveProperty('value')
      const cart = await apply(await filledCart('bowl'), body.code).expect(200)
      expect(cart.body).toMatchObject({ discount: usd(833), coupon: { basisPoints: 1_250, applied: true } })
      expect((await change(body.id, { value: 13 }).expect(200)).body).toMatchObject({ value: 13, basisPoints: 1_300 })
      expect((await change(body.id, { basisPoints: 1 }).expect(200)).body.basisPoints).toBe(1)
    })

    test.each([
      { basisPoints: 0 },
      { basisPoints: 10_001 },
      { basisPoints: 12.5 },
      { value: 12.5 },
      { value: 12, basisPoints: 1_250 },
    ])('reject %j', async (offer) => {
      await create({ type: 'percent', ...offer }).expect(400)
    })

    test('of the previous version keep their meaning', async () => {
      const { body } = await create({ type: 'percent', value: 50 }).expect(201)
      await sql`update promotions set basis_points = null, value = 25 where id = ${body.id}`.execute(shop.ctx.db)
      expect((await shop.http.get(`/api/promotions/${body.id}`).set(admin)).body).toMatchObject({
        value: 25,
        basisPoints: 2_500,
      })
      expect((await change(body.id, { usageLimit: 3 }).expect(200)).body).toMatchObject({
        value: 25,
        basisPoints: 2_500,
      })
    })
  })

  describe('of a used promotion', () => {
    async function used() {
      const { body } = await create({ type: 'percent', value: 10 }).expect(201)
      const auth = await filledCart()
      await apply(auth, body.code).expect(200)
      return { promotion: body, auth, order: (await shop.checkout(auth).expect(201)).body }
    }

    test.each([false, true])('archive it and keep its code (order cancelled: %s)', async (isCancelled) => {
      const { promotion, auth, order } = await used()
      const waiting = await filledCart()
      await apply(waiting, promotion.code).expect(200)
      if (isCancelled) await shop.http.post(`/api/orders/${order.id}/cancel`).set(auth).expect(200)
      const path = `/api/promotions/${promotion.id}`
      for (const _ of [1, 2]) await shop.http.delete(path).set(admin).expect(204)
      const { body: archived } = await shop.http.get(path).set(admin).expect(200)
      expect(archived).toMatchObject({ archived: true, archivedAt: archived.updatedAt, used: isCancelled ? 0 : 1 })
      expect((await change(promotion.id, { endsAt: null }).expect(409)).body.code).toBe('promotion-archived')
      expect((await create({ code: promotion.code, type: 'percent', value: 5 }).expect(409)).body.code).toBe(
        'code-taken',
      )
      expect((await apply(await filledCart(), promotion.code).expect(409)).body.reason).toBe('ended')
      expect((await shop.checkout(waiting).expect(409)).body.reason).toBe('ended')
      expect((await shop.http.get(`/api/orders/${order.id}`).set(auth)).body.coupon).toBe(promotion.code)
    })

    test('are listed together or separately', async () => {
      const { promotion } = await used()
      await shop.http.delete(`/api/promotions/${promotion.id}`).set(admin).expect(204)
      const ids = async (query: string) => {
        const { body } = await shop.http.get(`/api/promotions?limit=100&count=true${query}`).set(admin).expect(200)
        expect(body.page.total).toBe(body.data.length)
        return body.data.map(({ id }: { id: string }) => id)
      }
      expect(await ids('')).toContain(promotion.id)
      expect(await ids('&archived=true')).toContain(promotion.id)
      expect(await ids('&archived=false')).not.toContain(promotion.id)
    })

    test('exclude a checkout that priced it before archiving', async () => {
      const { promotion } = await used()
      const auth = await filledCart()
      const { body: cart } = await apply(auth, promotion.code).expect(200)
      let late: Promise<{ status: number; body: { code: string } }> | undefined
      await whileHeld(shop, sql`select 1 from carts where customer_id = ${cart.id} for update`, async () => {
        late = shop.checkout(auth).then((answer) => answer)
        await waitUntilBlocked(shop, 1)
        await shop.http.delete(`/api/promotions/${promotion.id}`).set(admin).expect(204)
      })
      const { status, body } = await late!
      expect([status, body.code]).toEqual([409, 'coupon-not-applicable'])
      expect((await shop.http.get(`/api/promotions/${promotion.id}`).set(admin)).body.used).toBe(1)
    })

    test('survive a removal during use', async () => {
      const { body: promotion } = await create({ type: 'percent', value: 10 }).expect(201)
      const buyers = await Promise.all(Array.from({ length: 5 }, () => filledCart()))
      await Promise.all(buyers.map((auth) => apply(auth, promotion.code).expect(200)))
      const remove = () => shop.http.delete(`/api/promotions/${promotion.id}`).set(admin)
      const [orders] = await Promise.all([Promise.all(buyers.map((auth) => shop.checkout(auth))), remove()])
      const isUsed = orders.some(({ status }) => status === 201)
      expect((await shop.http.get(`/api/promotions/${promotion.id}`).set(admin)).status).toBe(isUsed ? 200 : 404)
    })
  })

  describe('free shipping', () => {
    const shippingOf = ({ body }: { body: { shipping: object; coupon: object } }) => [body.shipping, body.coupon]

    test('may be limited to methods, among which it is cheapest', async () => {
      const { body: promotion } = await create({ type: 'free-shipping', shippingMethods: ['express'] }).expect(201)
      expect(promotion.shippingMethods).toEqual(['express'])
      const auth = await filledCart()
      const { code } = promotion
      expect(shippingOf(await apply(auth, code).expect(200))).toMatchObject([usd(0), { code, applied: true }])
      const refused = { code, applied: false, reason: 'shipping-method' }
      expect(shippingOf(await shop.http.get('/api/cart?shippingMethod=standard').set(auth))).toMatchObject([
        usd(499),
        refused,
      ])
      expect((await shop.checkout(auth, { shippingMethod: 'standard' }).expect(409)).body).toMatchObject({
        ...{ code: 'coupon-not-applicable', reason: 'shipping-method', shippingMethods: ['express'] },
      })
      const { body: order } = await shop.checkout(auth, { expectedTotal: usd(3_000) }).expect(201)
      expect(order).toMatchObject({ shippingMethod: 'express', shipping: usd(0), coupon: code })
    })

    test('loses its methods with its type', async () => {
      const { body } = await create({ type: 'free-shipping', shippingMethods: ['express'] }).expect(201)
      const { body: percent } = await change(body.id, { type: 'percent', value: 10 }).expect(200)
      expect(percent).not.toHaveProperty('shippingMethods')
      const { body: free } = await change(body.id, { type: 'free-shipping' }).expect(200)
      expect([free.type, free.value, free.shippingMethods]).toEqual(['free-shipping', undefined, undefined])
    })

    test('requires existing methods', async () => {
      const terms = { type: 'free-shipping', shippingMethods: ['standard', 'pigeon'] }
      const message = 'shippingMethods.1 must be one of standard, express'
      expect(faultsOf(await create(terms).expect(400))).toEqual([message])
      const { body } = await create({ type: 'free-shipping' }).expect(201)
      expect(faultsOf(await change(body.id, { shippingMethods: ['standard', 'pigeon'] }).expect(400))).toEqual([
        message,
      ])
      await change(body.id, { shippingMethods: ['standard'] }).expect(200)
      expect((await change(body.id, { shippingMethods: null }).expect(200)).body).not.toHaveProperty('shippingMethods')
    })

    test('for a missing method is omitted from the order', async () => {
      await shop.ctx.db
        .insertInto('shippingMethods')
        .values({ code: 'ferry', name: 'Ferry', amount: 900, currency: 'USD', countries: ['NZ'], position: 9 })
        .execute()
      const { body: promotion } = await create({ type: 'free-shipping', shippingMethods: ['ferry'] }).expect(201)
      const auth = await filledCart()
      await apply(auth, promotion.code).expect(200)
      expect((await shop.checkout(auth).expect(409)).body.reason).toBe('shipping-method')
      const { body: order } = await shop.checkout(auth, { shippingAddress: { ...address, country: 'NZ' } }).expect(201)
      expect(order).toMatchObject({ shippingMethod: 'ferry', shipping: usd(0) })
    })
  })
})
