import { addDays, createCalendar } from '@ecommerce/contracts/calendar'
import { sql } from 'kysely'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

/** Time zone whose date always differs from UTC. */
const storeTimezone = new Date().getUTCHours() < 12 ? 'Etc/GMT+12' : 'Etc/GMT-14'
let shop: Shop

describe('Order lists', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000)], { config: { storeTimezone } })
  })
  afterAll(() => shop.stop())

  /** Order of this address, placed minutes away from its id's time. */
  async function order(email: string, minutesApart = 0) {
    const auth = await shop.customer(email)
    await shop.add(auth, 'mug')
    const { body } = await shop.checkout(auth).expect(201)
    const { rows } = await sql<{ createdAt: Date }>`
    update orders set created_at = date_trunc('milliseconds', created_at) + ${minutesApart} * interval '1 minute' where id = ${body.id}
    returning created_at`.execute(shop.ctx.db)
    return { id: body.id as string, number: body.number as string, placedMs: rows[0]!.createdAt.getTime() }
  }

  const found = async (query: Record<string, string>) => {
    const { body } = await shop.http
      .get('/api/orders')
      .query({ ...query, count: 'true' })
      .set(admin)
      .expect(200)
    expect(body.page.total).toBe(body.data.length)
    return (body.data as { id: string }[]).map(({ id }) => id)
  }
  const instant = (ms: number) => new Date(ms).toISOString()

  test('find orders by number, and by address in any case', async () => {
    const { id, number } = await order('ada@example.com')
    await order('bob@example.com')
    expect(await found({ q: number })).toEqual([id])
    expect(await found({ q: 'ADA@example.com' })).toEqual([id])
    expect(await found({ q: 'ada' })).toEqual([])
  })

  test.each([0, -50, 50])(
    'include a period’s first instant and not its last, with clocks %i minutes apart',
    async (minutes) => {
      const { id, placedMs } = await order(`apart-${minutes}@example.com`, minutes)
      const within = async (from: number, to: number) => {
        const ids = await found({ from: instant(placedMs + from), to: instant(placedMs + to) })
        return ids.includes(id)
      }
      expect([await within(0, 1_000), await within(-1_000, 0), await within(1_000, 2_000)]).toEqual([
        true,
        false,
        false,
      ])
    },
  )

  test('cover whole days of the store’s time zone', async () => {
    const { id, placedMs } = await order('day@example.com')
    const day = createCalendar(storeTimezone).dayOf(new Date(placedMs))
    const isFound = async (from: string, to: string) => (await found({ from, to })).includes(id)
    expect(await isFound(day, day)).toBe(true)
    expect(await isFound(addDays(day, -1), addDays(day, -1))).toBe(false)
    expect(await isFound(addDays(day, 1), addDays(day, 1))).toBe(false)
    const utcDay = instant(placedMs).slice(0, 10)
    expect([utcDay === day, await isFound(utcDay, utcDay)]).toEqual([false, false])
    const { body } = await shop.http.get('/api/orders/stats').query({ from: day, to: day }).set(admin).expect(200)
    expect(body.orders).toBe((await found({ from: day, to: day })).length)
  })

  test('accept periods at the limits of time', async () => {
    const { id } = await order('ends@example.com')
    expect(await found({ from: '0001-01-01T00:00:00Z', to: '9999-12-31T23:59:59Z' })).toContain(id)
  })

  test.each(['%00', '%ff', '%', '__proto__', '2026-%00', 'a'.repeat(5_000)])(
    'respond 404 to the order name %s',
    async (name) => {
      const auth = await shop.customer()
      await shop.http.get(`/api/orders/${name}`).set(auth).expect(404)
    },
  )
})
