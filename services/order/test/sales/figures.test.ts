import { addDays } from '@ecommerce/contracts/calendar'
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { service } from '../../src/service'
import { foldSales } from '../../src/store/orders/sales'
import { waitUntilBlocked } from '../support/held'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Sales figures', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 10_000, 1_000), aProduct('bowl', 10_000, 333)], {
      config: { storeTimezone: 'Europe/Berlin' },
    })
  })
  afterAll(() => shop.stop())

  const usd = (amount: number) => ({ amount, currency: 'USD' })
  const stats = (query = '') => shop.http.get(`/api/orders/stats${query}`).set(admin)
  const refund = (id: string, body: object) =>
    shop.http
      .post(`/api/orders/${id}/refunds`)
      .set(admin)
      .send({ reason: 'Broken.', restock: false, ...body })

  /** A paid order that was placed at this instant. */
  async function orderAt(instant: string, slug = 'mug', quantity = 1) {
    const auth = await shop.customer()
    await shop.add(auth, slug, quantity)
    return placedAt(instant, auth)
  }

  async function placedAt(instant: string, auth: Record<string, string>) {
    const { body } = await shop.checkout(auth).expect(201)
    await sql`update orders set created_at = ${instant} where id = ${body.id}`.execute(shop.ctx.db)
    await shop.http.post(`/api/orders/${body.id}/capture`).set(admin).expect(200)
    return { id: body.id as string, itemId: body.items[0].id as string, total: body.total.amount as number, auth }
  }

  const ordersByDay = (body: { data: { date: string; orders: number }[] }) =>
    Object.fromEntries(body.data.map(({ date, orders }) => [date, orders]))

  describe('days', () => {
    test('follow the time zone, by default the store’s, also with 23 and 25 hours', async () => {
      // Last second of a day in Berlin and first of the next, around both clock changes of 2024.
      for (const instant of [
        ...['2024-03-30T22:59:59Z', '2024-03-30T23:00:00Z', '2024-03-31T21:59:59Z', '2024-03-31T22:00:00Z'],
        ...['2024-10-26T21:59:59Z', '2024-10-26T22:00:00Z', '2024-10-27T22:59:59Z', '2024-10-27T23:00:00Z'],
      ])
        await orderAt(instant)
      const spring = (await stats('?from=2024-03-30&to=2024-04-01').expect(200)).body
      expect(spring).toMatchObject({ from: '2024-03-30', to: '2024-04-01', timezone: 'Europe/Berlin', orders: 4 })
      expect(ordersByDay(spring)).toEqual({ '2024-03-30': 1, '2024-03-31': 2, '2024-04-01': 1 })
      const autumn = (await stats('?from=2024-10-27&to=2024-10-27').expect(200)).body
      expect(ordersByDay(autumn)).toEqual({ '2024-10-27': 2 })
      const utc = (await stats('?from=2024-03-30&to=2024-04-01&timezone=UTC').expect(200)).body
      expect(ordersByDay(utc)).toEqual({ '2024-03-30': 2, '2024-03-31': 2 })
      const nepal = (await stats('?from=2024-10-26&to=2024-10-28&timezone=Asia/Kathmandu').expect(200)).body
      expect([nepal.timezone, ordersByDay(nepal)]).toEqual(['Asia/Kathmandu', { '2024-10-27': 2, '2024-10-28': 2 }])
    })

    test.each([
      ['Asia/Kathmandu', '2024-06-05T18:15:00Z', '2024-06-06'],
      ['Asia/Kolkata', '2024-06-06T18:30:00Z', '2024-06-07'],
      ['America/St_Johns', '2024-06-08T02:30:00Z', '2024-06-08'],
      ['Pacific/Chatham', '2024-06-09T11:15:00Z', '2024-06-10'],
    ])('begin in %s at %s', async (timezone, first, day) => {
      for (const ms of [-1, 0]) await orderAt(new Date(Date.parse(first) + ms).toISOString())
      const before = addDays(day, -1)
      const { body } = await stats(`?from=${before}&to=${day}&timezone=${timezone}`).expect(200)
      expect(ordersByDay(body)).toEqual({ [before]: 1, [day]: 1 })
    })

    test('contain the orders listed for them', async () => {
      const { id } = await orderAt(new Date().toISOString())
      const today = shop.ctx.calendar.dayOf(new Date())
      const list = await shop.http.get(`/api/orders?from=${today}&to=${today}&count=true`).set(admin).expect(200)
      expect(list.body.data.map((order: { id: string }) => order.id)).toContain(id)
      expect((await stats(`?from=${today}&to=${today}`)).body.orders).toBe(list.body.page.total)
    })

    test.each([
      ['from=2026-02-30', 'from'],
      ['to=2026-11-31', 'to'],
      ['from=2026-06', 'from'],
      ['from=2026', 'from'],
      ['to=2027-01-01T10:00', 'to'],
      ['from=2026-06-02&to=2026-06-01', 'to'],
      ['from=2026-06-02T00:00:00Z&to=2026-06-01', 'to'],
      ['from=2026-06-02T10:00:00Z&to=2026-06-02T09:59:59Z', 'to'],
      ['from=2026-06-02&to=2026-06-01T21:59:59Z', 'to'],
      ['from=9999-12-31&to=0001-01-01', 'to'],
    ])('are rejected in lists and figures as %s', async (query, path) => {
      for (const route of ['/api/orders', '/api/orders/stats']) {
        const { body } = await shop.http.get(`${route}?${query}`).set(admin).expect(400)
        expect(body.errors.map((fault: { path: string }) => fault.path)).toEqual([path])
      }
    })

    test.each([
      'from=2026-06-02&to=2026-06-02',
      'from=2026-06-02T10:00:00Z&to=2026-06-02T12:00:00%2B02:00',
      'from=2026-06-02T10:00:00Z&to=2026-06-02',
      'from=2026-06-02&to=2026-06-02T10:00:00Z',
    ])('are accepted in lists and figures as %s', async (query) => {
      for (const route of ['/api/orders', '/api/orders/stats'])
        await shop.http.get(`${route}?${query}`).set(admin).expect(200)
    })

    test.each(['Mars/Olympus', '+02:00', ''])('reject the time zone %j', async (timezone) => {
      const { body } = await stats(`?timezone=${encodeURIComponent(timezone)}`).expect(400)
      expect(body.errors[0].path).toBe('timezone')
    })
  })

  describe('revenue', () => {
    const day = '2023-05-05'
    const figures = async () => (await stats(`?from=${day}&to=${day}`).expect(200)).body

    test('is gross and net, with products without refunded units', async () => {
      const order = await orderAt(`${day}T12:00:00Z`, 'bowl', 3)
      const other = await orderAt(`${day}T12:00:00Z`, 'bowl', 2)
      expect((await figures()).data[0].topProducts).toMatchObject([{ name: 'bowl', quantity: 5, revenue: usd(1_665) }])
      await refund(order.id, { items: [{ itemId: order.itemId, quantity: 1 }] }).expect(201)
      await refund(order.id, { items: [{ itemId: order.itemId, quantity: 1 }] }).expect(201)
      await refund(order.id, { amount: 100 }).expect(201)
      const gross = order.total + other.total
      expect(await figures()).toMatchObject({
        ...{
          orders: 2,
          revenue: usd(gross),
          grossRevenue: usd(gross),
          refunded: usd(766),
          netRevenue: usd(gross - 766),
        },
        data: [{ netRevenue: usd(gross - 766), topProducts: [{ quantity: 3, revenue: usd(999) }] }],
      })
      await shop.http.post(`/api/orders/${order.id}/cancel`).set(order.auth).expect(200)
      expect(await figures()).toMatchObject({
        ...{ orders: 1, revenue: usd(other.total), refunded: usd(0), netRevenue: usd(other.total) },
        data: [{ topProducts: [{ quantity: 2, revenue: usd(666) }] }],
      })
      await refund(other.id, {}).expect(201)
      expect(await figures()).toMatchObject({ orders: 1, netRevenue: usd(0), data: [{ topProducts: [] }] })
    })

    test('of a product is the price paid, after discount', async () => {
      await shop.http.post('/api/promotions').set(admin).send({ code: 'TENTH', type: 'percent', value: 10 }).expect(201)
      const auth = await shop.customer()
      await shop.add(auth, 'bowl', 3)
      await shop.http.post('/api/cart/coupon').set(auth).send({ code: 'TENTH' }).expect(200)
      const order = await placedAt('2022-09-09T09:09:09Z', auth)
      const read = async () => (await stats('?from=2022-09-09&to=2022-09-09').expect(200)).body.data[0].topProducts
      expect(await read()).toMatchObject([{ quantity: 3, revenue: usd(899) }])
      const { body } = await refund(order.id, { items: [{ itemId: order.itemId, quantity: 1 }] }).expect(201)
      expect(body.amount).toEqual(usd(300))
      expect(await read()).toMatchObject([{ quantity: 2, revenue: usd(599) }])
    })

    test('is correct with concurrent folds', async () => {
      const when = '2022-07-07T07:07:07Z'
      const orders = await Promise.all(Array.from({ length: 8 }, () => orderAt(when, 'mug', 2)))
      const read = () => stats('?from=2022-07-07&to=2022-07-07')
      await Promise.all(
        orders.flatMap(({ id, itemId }) => [
          refund(id, { items: [{ itemId, quantity: 1 }] }).expect(201),
          read().expect(200),
          refund(id, { items: [{ itemId, quantity: 1 }] }).expect(201),
        ]),
      )
      expect((await read()).body).toMatchObject({ orders: 8, refunded: usd(16_000), data: [{ topProducts: [] }] })
    })

    test('counts a unit once with overlapping folds', async () => {
      const order = await orderAt('2022-08-08T08:08:08Z', 'mug', 3)
      const read = async () => (await stats('?from=2022-08-08&to=2022-08-08').expect(200)).body.data[0].topProducts
      expect(await read()).toMatchObject([{ quantity: 3, revenue: usd(3_000) }])
      const refundOne = () => refund(order.id, { items: [{ itemId: order.itemId, quantity: 1 }] }).expect(201)
      await refundOne()
      const first = await shop.ctx.db.startTransaction().execute()
      expect(await foldSales(first, 100)).toBe(1)
      await refundOne()
      const second = read()
      await waitUntilBlocked(shop, 1)
      await first.commit().execute()
      expect(await second).toMatchObject([{ quantity: 1, revenue: usd(1_000) }])
      expect(await read()).toMatchObject([{ quantity: 1, revenue: usd(1_000) }])
    })

    test('beyond safe integers is rejected with advice', async () => {
      await sql`
      insert into sales_by_quarter_hour values
        ('USD', '2021-01-01 12:00Z', 1, ${Number.MAX_SAFE_INTEGER}, 0), ('USD', '2021-01-02 12:00Z', 1, 2, 0)`.execute(
        shop.ctx.db,
      )
      expect((await stats('?from=2021-01-01&to=2021-01-02').expect(409)).body.code).toBe('total-too-large')
      expect((await stats('?from=2021-01-01&to=2021-01-01').expect(200)).body.revenue).toEqual(
        usd(Number.MAX_SAFE_INTEGER),
      )
    })

    test('beyond 2^63 is still summed, and surrounding periods are shown', async () => {
      const productId = '0197e000-0000-7000-8000-000000000001'
      await sql`
      insert into sales_by_quarter_hour values ('USD', '2019-03-03 12:00Z', 1, ${String(2n ** 63n - 1n)}, 0)`.execute(
        shop.ctx.db,
      )
      await sql`
      insert into product_sales_by_quarter_hour values
        ('USD', '2019-03-03 12:00Z', ${productId}, 'palace', ${String(2n ** 63n - 1n)}, ${String(2n ** 64n)})`.execute(
        shop.ctx.db,
      )
      for (const day of ['02', '03', '04']) await orderAt(`2019-03-${day}T12:00:00Z`)
      const { body } = await stats('?from=2019-03-01&to=2019-03-05&timezone=UTC').expect(409)
      expect(body).toMatchObject({
        code: 'total-too-large',
        days: ['2019-03-03'],
        periods: [
          { from: '2019-03-01', to: '2019-03-02' },
          { from: '2019-03-04', to: '2019-03-05' },
        ],
      })
      for (const { from, to } of body.periods)
        expect((await stats(`?from=${from}&to=${to}&timezone=UTC`).expect(200)).body.orders).toBe(1)
      await stats('?from=2019-03-03&to=2019-03-03').expect(409)
    })
  })

  test('of earlier versions are recounted with unfolded changes', async () => {
    const [kept, partly, gone] = [
      await orderAt('2020-02-02T10:00:00Z', 'bowl', 3),
      await orderAt('2020-02-02T11:00:00Z', 'bowl', 3),
      await orderAt('2020-02-02T11:00:00Z', 'mug'),
    ]
    await refund(partly.id, { items: [{ itemId: partly.itemId, quantity: 2 }] }).expect(201)
    await shop.http.post(`/api/orders/${gone.id}/cancel`).set(gone.auth).expect(200)
    await sql`drop table sales_by_quarter_hour, product_sales_by_quarter_hour, uncounted_units`.execute(shop.ctx.db)
    await sql`create table sales_by_day (id int); create table product_sales_by_day (id int)`.execute(shop.ctx.db)
    const file = join(service.migrationsDir, '0008_figures_by_quarter_hour.sql')
    await sql.raw(readFileSync(file, 'utf8')).execute(shop.ctx.db)
    const read = async () => (await stats('?from=2020-02-02&to=2020-02-02').expect(200)).body
    expect(await read()).toMatchObject({
      ...{ orders: 2, revenue: usd(kept.total + partly.total), refunded: usd(666) },
      data: [{ topProducts: [{ name: 'bowl', quantity: 4, revenue: usd(1_332) }] }],
    })
    await refund(partly.id, {}).expect(201)
    expect((await read()).data[0].topProducts).toMatchObject([{ quantity: 3, revenue: usd(999) }])
  })
})
