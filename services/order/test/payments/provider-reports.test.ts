import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { createMetrics } from '@ecommerce/shared/observability/metrics'
import { sql } from 'kysely'
import { manualPayments } from '../../src/clients/manual-payments'
import { createStripePayments } from '../../src/clients/stripe-payments'
import { followChanges } from '../../src/commands/payments/reconcile-payments'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let stripe: FakeStripe
let byStripe: ReturnType<typeof createStripePayments>

beforeAll(async () => {
  stripe = await openFakeStripe({ pageSize: 1 })
  const { secretKey, webhookSecret, url: apiBase } = stripe
  byStripe = createStripePayments({
    ...{ secretKey, webhookSecret, apiBase, captureMethod: 'automatic', metrics: createMetrics('test'), maxPages: 2 },
  })
  shop = await startShop([aProduct('mug', 500, 2_000)], { payments: { manual: manualPayments, stripe: byStripe } })
})
beforeEach(async () => {
  stripe.absent.clear()
  stripe.account.events.length = 0
  await sql`delete from provider_reports`.execute(shop.ctx.db)
})
afterAll(async () => {
  await shop.stop()
  byStripe.close()
  await stripe.close()
})

async function paid() {
  const auth = await shop.customer()
  await shop.add(auth, 'mug')
  const { body } = await shop.checkout(auth, { paymentMethod: 'stripe' }).expect(201)
  const intent = stripe.intents.find(({ metadata }) => metadata.orderId === body.id)!
  stripe.pay(intent.id)
  await stripe.sendWebhook(`${shop.url}/api/payments/webhook/stripe`, 'payment_intent.succeeded', intent.id)
  await shop.settle()
  return { id: body.id as string, intent }
}

/** Orders that are refunded in part, each by one event. */
async function refundedOutside(count: number) {
  const orders: Awaited<ReturnType<typeof paid>>[] = []
  for (let index = 0; index < count; index++) orders.push(await paid())
  stripe.account.events.length = 0
  for (const { intent } of orders) stripe.refundOutside(intent.id, 100)
  stripe.account.events.splice(0, Infinity, ...stripe.account.events.filter(({ type }) => type === 'refund.created'))
  return orders
}

const seen = async (orders: readonly { id: string }[]) => {
  await shop.settle()
  const all = await Promise.all(orders.map(({ id }) => shop.http.get(`/api/orders/${id}`).set(admin).expect(200)))
  return all.map(({ body }) => body.paymentStatus === 'partially-refunded')
}

const report = async () =>
  (
    await sql<{
      reportedUntil: Date
      cursor: string | null
    }>`select reported_until, cursor from provider_reports`.execute(shop.ctx.db)
  ).rows[0]!

describe('Long lists of changes', () => {
  test('continue in later runs from newest to oldest, and count as read at the end', async () => {
    const orders = await refundedOutside(5)
    const begun = Date.now()
    await followChanges(shop.ctx, begun)
    expect(await seen(orders)).toEqual([false, false, false, true, true])
    expect((await report()).reportedUntil.getTime()).toBeLessThan(begun - 3_600_000)
    await followChanges(shop.ctx, begun + 60_000)
    expect(await seen(orders)).toEqual([false, true, true, true, true])
    expect((await report()).cursor).not.toBeNull()
    await followChanges(shop.ctx, begun + 120_000)
    expect(await seen(orders)).toEqual([true, true, true, true, true])
    expect(await report()).toEqual({ reportedUntil: new Date(begun), cursor: null })
  })

  test('leave later changes to the following run', async () => {
    const orders = await refundedOutside(3)
    await followChanges(shop.ctx)
    const [late] = await Promise.all([refundedLate()])
    await followChanges(shop.ctx)
    expect(await seen(orders)).toEqual([true, true, true])
    await followChanges(shop.ctx)
    expect(await seen([late])).toEqual([true])
  })

  async function refundedLate() {
    const before = [...stripe.account.events]
    const order = await paid()
    stripe.account.events.splice(0, Infinity, ...before)
    stripe.refundOutside(order.intent.id, 100)
    stripe.account.events.splice(0, Infinity, ...stripe.account.events.filter(({ type }) => type === 'refund.created'))
    return order
  }

  test('restart when the last event is gone', async () => {
    const orders = await refundedOutside(3)
    await followChanges(shop.ctx)
    await sql`update provider_reports set cursor = 'events=evt_gone'`.execute(shop.ctx.db)
    await followChanges(shop.ctx)
    expect((await report()).cursor).not.toBeNull()
    await followChanges(shop.ctx)
    expect(await seen(orders)).toEqual([true, true, true])
  })

  test('are read from refunds where events cannot be listed', async () => {
    stripe.absent.add('GET events')
    stripe.refunds.length = 0
    const orders = await refundedOutside(5)
    for (let run = 1; run <= 3; run++) {
      await followChanges(shop.ctx)
      expect((await seen(orders)).filter(Boolean)).toHaveLength(Math.min(5, 2 * run))
    }
    expect((await report()).cursor).toBeNull()
  })
})
