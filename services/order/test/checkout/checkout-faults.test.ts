import { openChaosProxy, type ChaosProxy, type ProxyMode } from '@ecommerce/testkit/chaos-proxy'
import { waitFor } from '@ecommerce/testkit/waiting'
import { listWaitingEvents, listWaitingJobs, makeJobsDue } from '@ecommerce/testkit/waiting-jobs'
import { manualPayments } from '../../src/clients/manual-payments'
import type { PaymentProvider } from '../../src/domain/payments/payment'
import { commitReservations } from '../../src/commands/checkout/commit-reservations'
import { settleOrder } from '../../src/commands/checkout/settle-order'
import { createContext } from '../../src/context'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop
let proxy: ChaosProxy
const payments: PaymentProvider = { ...manualPayments }

describe('Checkout during failures', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000)], { payments: { manual: payments } })
    proxy = await openChaosProxy(shop.productUrl)
  })
  afterAll(async () => {
    await proxy.close()
    await shop.stop()
  })

  /** Separate order service behind a proxy, with its own circuit. */
  async function throughProxy<T>(
    decide: ChaosProxy['decide'],
    run: (door: Awaited<ReturnType<Shop['door']>>) => Promise<T>,
  ): Promise<T> {
    const door = await shop.door({ productUrl: proxy.url })
    proxy.decide = decide
    try {
      return await run(door)
    } finally {
      proxy.decide = () => 'pass'
      await door.close()
    }
  }

  const on =
    (part: string, mode: ProxyMode): ChaosProxy['decide'] =>
    ({ path }) =>
      path.includes(part) ? mode : 'pass'

  const statusesOf = async (auth: Record<string, string>) =>
    ((await shop.http.get('/api/orders').set(auth)).body.data as { status: string }[]).map(({ status }) => status)

  /** Makes the recovery job due. */
  async function recover() {
    await makeJobsDue(shop.ctx.db, ['settle-order', 'commit-reservation'])
    await shop.settle()
  }

  async function quiet(stock: number) {
    await waitFor('nothing to be set aside', async () => {
      await recover()
      const { available } = await shop.variant('mug')
      return available === stock
    })
    expect(await shop.variant('mug')).toMatchObject({ stock, available: stock })
  }

  beforeEach(() => shop.settle())

  test.each<[string, ChaosProxy['decide']]>([
    ['is dead', () => 'refused'],
    ['breaks', () => 'break'],
    ['dies before it reserves', on('/reservations', 'refused')],
    ['reserves, and its answer is lost', on('/reservations', 'lost')],
  ])('fails at once without effect when the product service %s', async (_what, mode) => {
    const auth = await shop.customer()
    const { stock } = await shop.variant('mug')
    await shop.add(auth, 'mug', 2)
    await throughProxy(mode, async ({ checkout }) => {
      const response = await checkout(auth)
      expect([response.status, response.body.code]).toEqual([503, 'service-unavailable'])
      expect(response.get('Retry-After')).toBe('2')
    })
    await quiet(stock)
    expect((await shop.http.get('/api/cart').set(auth)).body.itemCount).toBe(2)
    expect(await statusesOf(auth)).not.toContain('pending')
    await shop.checkout(auth).expect(201)
  })

  test('fails fast once the circuit to a hanging product service is open', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    await throughProxy(
      () => 'hang',
      async ({ checkout, http }) => {
        const seenBefore = proxy.seen.length
        const statuses: Promise<number>[] = []
        // Sequential, since concurrent lookups share a call.
        while (statuses.length < 6) {
          statuses.push(checkout(auth).then(({ status }) => status))
          await waitFor('the lookup', () => Promise.resolve(proxy.seen.length - seenBefore === statuses.length))
        }
        expect(new Set(await Promise.all(statuses))).toEqual(new Set([503]))
        const asked = proxy.seen.length
        expect((await checkout(auth)).status).toBe(503)
        expect(proxy.seen).toHaveLength(asked)
        expect((await http.get('/api/cart').set(auth)).body).toMatchObject({ stale: true, itemCount: 1 })
      },
    )
  })

  test.each(['refused', 'lost'] as const)('commits once when a commit was %s', async (mode) => {
    const auth = await shop.customer()
    const { stock } = await shop.variant('mug')
    await shop.add(auth, 'mug', 2)
    await throughProxy(on('/commit', mode), async ({ checkout, settle }) => {
      expect((await checkout(auth).expect(201)).body.status).toBe('confirmed')
      await settle()
    })
    expect(await shop.variant('mug')).toMatchObject({ available: stock - 2 })
    await quiet(stock - 2)
    expect(await statusesOf(auth)).toEqual(['confirmed'])
    const order = await shop.ctx.db.selectFrom('orders').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
    // A job whose end was lost runs again.
    await commitReservations(shop.ctx, [{ customerId: order.customerId, orderId: order.id, requestId: null }])
    const { body: history } = await shop.http.get(`/api/orders/${order.id}/events`).set(auth).expect(200)
    const entries = (history.data as { type: string; status: string }[]).map(({ type, status }) => `${type} ${status}`)
    expect(entries.filter((entry) => entry === 'stock sold')).toHaveLength(1)
    expect(await listWaitingJobs(shop.ctx.db)).not.toContainEqual(
      expect.objectContaining({ task: 'commit-reservation' }),
    )
  })

  test('returns everything after a refused payment', async () => {
    const auth = await shop.customer()
    const { stock } = await shop.variant('mug')
    await shop.add(auth, 'mug', 2)
    payments.authorize = () => Promise.resolve({ status: 'refused', reference: null })
    const response = await shop.checkout(auth, {}, { 'Idempotency-Key': 'pay-1' })
    payments.authorize = manualPayments.authorize
    expect([response.status, response.body.code]).toEqual([409, 'payment-refused'])
    await shop.settle()
    expect(await shop.variant('mug')).toMatchObject({ stock, available: stock })
    expect(await statusesOf(auth)).toEqual(['failed'])
    await shop.checkout(auth, {}, { 'Idempotency-Key': 'pay-1' }).expect(201)
  })

  test.each(['reserve', 'authorize'])('killed at %s is completed once by the job', async (instant) => {
    const auth = await shop.customer()
    const { stock } = await shop.variant('mug')
    await shop.add(auth, 'mug', 2)
    const die = new Promise<never>(() => undefined)
    const died = new Promise<void>((resolve) => {
      const gone = () => {
        resolve()
        return die
      }
      if (instant === 'authorize') payments.authorize = gone
      else
        proxy.decide = ({ path }) => {
          if (!path.includes('/reservations')) return 'pass'
          resolve()
          return 'hang'
        }
    })
    const door = await shop.door({ productUrl: proxy.url })
    const lost = door.checkout(auth, {}, { 'Idempotency-Key': 'killed' }).then(
      () => undefined,
      () => undefined,
    )
    await died
    payments.authorize = manualPayments.authorize
    await recover()
    proxy.decide = () => 'pass'
    await recover()
    await door.close()
    await lost
    expect(await statusesOf(auth)).toEqual(['confirmed'])
    expect(await shop.variant('mug')).toMatchObject({ stock: stock - 2, available: stock - 2 })
    expect((await shop.http.get('/api/cart').set(auth)).body.items).toEqual([])
    const replay = await shop.checkout(auth, {}, { 'Idempotency-Key': 'killed' }).expect(201)
    expect(replay.get('Idempotency-Replayed')).toBe('true')
    // The job has stored what the route would have sent.
    const { body: order } = await shop.http.get(`/api/orders/${replay.body.id}`).set(auth).expect(200)
    expect([replay.get('Location'), replay.body]).toEqual([`/api/orders/${order.id}`, order])
  })

  test('is decided once by concurrent recoveries', async () => {
    const auth = await shop.customer()
    const { stock } = await shop.variant('mug')
    await shop.add(auth, 'mug', 2)
    payments.authorize = () => new Promise(() => undefined)
    void shop.checkout(auth).then(undefined, () => undefined)
    const order = await waitFor('the order to be pending', async () => {
      const found = await shop.ctx.db
        .selectFrom('orders')
        .select(['customerId', 'id'])
        .where('status', '=', 'pending')
        .executeTakeFirst()
      return found && (await shop.variant('mug')).available === stock - 2 && found
    })
    payments.authorize = manualPayments.authorize
    const contexts = Array.from({ length: 4 }, () => createContext(shop.ctx.config, { payments: { manual: payments } }))
    await Promise.all(
      [shop.ctx, ...contexts].map((ctx) => settleOrder(ctx, { customerId: order.customerId, orderId: order.id })),
    )
    await Promise.all(contexts.map((ctx) => ctx.close()))
    await quiet(stock - 2)
    expect(await listWaitingEvents(shop.ctx.db, { about: { orderId: order.id } })).toHaveLength(1)
  })

  test('restocks an order that is cancelled during its commit', async () => {
    const auth = await shop.customer()
    const { stock } = await shop.variant('mug')
    await shop.add(auth, 'mug', 2)
    const { body: order } = await shop.checkout(auth).expect(201)
    const products: typeof shop.ctx.products = {
      ...shop.ctx.products,
      async commit(orderIds) {
        const refused = await shop.ctx.products.commit(orderIds)
        await shop.http.patch(`/api/orders/${order.id}/status`).set(admin).send({ status: 'cancelled' }).expect(200)
        return refused
      },
    }
    const { customerId } = await shop.ctx.db
      .selectFrom('orders')
      .select('customerId')
      .where('id', '=', order.id)
      .executeTakeFirstOrThrow()
    await commitReservations({ ...shop.ctx, products }, [{ customerId, orderId: order.id, requestId: null }])
    await shop.settle()
    expect(await statusesOf(auth)).toEqual(['cancelled'])
    expect(await shop.variant('mug')).toMatchObject({ stock, available: stock })
  })
})
