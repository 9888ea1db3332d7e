import { sql } from 'kysely'
import { oldestPendingOrderSeconds } from '../../src/store/orders/orders'
import { aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Pending orders', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000)])
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    await shop.checkout(auth).expect(201)
  })
  afterAll(() => shop.stop())

  /** Single order, placed and due this many seconds ago. */
  async function undecided(status: string, placed: number, due: number | null): Promise<number> {
    const ago = (seconds: number) => sql`now() - ${seconds} * interval '1 second'`
    await sql`update orders set status = ${status}, created_at = ${ago(placed)},
    payment_due_at = ${due === null ? null : ago(due)}`.execute(shop.ctx.db)
    return oldestPendingOrderSeconds(shop.ctx.db)
  }

  test('are overdue from the start or after their payment deadline', async () => {
    expect(await undecided('confirmed', 600, null)).toBe(0)
    expect(await undecided('pending', 600, null)).toBeCloseTo(600, -1)
    expect(await undecided('pending', 600, -300)).toBe(0)
    expect(await undecided('pending', 1_600, 700)).toBeCloseTo(700, -1)
  })

  test('are reported by age in /metrics', async () => {
    await undecided('pending', 600, null)
    const { text } = await shop.http.get('/metrics').expect(200)
    const [, seconds] = /^orders_undecided_seconds\{.*\} (\S+)$/m.exec(text) ?? []
    expect(Number(seconds)).toBeCloseTo(600, -1)
    await undecided('confirmed', 600, null)
  })
})
