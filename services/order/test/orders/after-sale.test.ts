import { uuidv7 } from '@ecommerce/shared/ids'
import { openGate } from '@ecommerce/testkit/gate'
import { listWaitingEvents } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { manualPayments } from '../../src/clients/manual-payments'
import type { PaymentProvider } from '../../src/domain/payments/payment'
import { moveOrder } from '../../src/commands/orders/move-order'
import { settleRefund } from '../../src/commands/refunds/settle-refund'
import { systemActor } from '../../src/domain/actor'
import { address, admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Refunds and returns', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 10_000), aProduct('bowl', 10_000, 3_333)])
  })
  afterAll(() => shop.stop())

  type AuthHeaders = Record<string, string>
  type Order = { id: string; items: { id: string; sku: string }[]; total: { amount: number } }
  const usd = (amount: number) => ({ amount, currency: 'USD' })

  async function ordered(quantity = 3): Promise<{ auth: AuthHeaders; order: Order }> {
    const auth = await shop.customer()
    await shop.add(auth, 'mug', quantity)
    await shop.add(auth, 'bowl', 1)
    const { body: order } = await shop.checkout(auth).expect(201)
    await shop.settle()
    return { auth, order }
  }

  const move = (order: Order, status: string) =>
    shop.http.patch(`/api/orders/${order.id}/status`).set(admin).send({ status })

  async function paid(upTo: 'shipped' | 'delivered' = 'shipped') {
    const sale = await ordered()
    for (const status of ['processing', 'shipped', ...(upTo === 'delivered' ? ['delivered'] : [])])
      await move(sale.order, status).expect(200)
    return sale
  }

  const refund = (order: Order, body: object, key?: string) =>
    shop.http
      .post(`/api/orders/${order.id}/refunds`)
      .set(admin)
      .set(key ? { 'Idempotency-Key': key } : {})
      .send({ reason: 'Broken.', ...body })
  const requestReturn = (auth: AuthHeaders, order: Order, quantity: number, line = 0) =>
    shop.http
      .post(`/api/orders/${order.id}/returns`)
      .set(auth)
      .send({ items: [{ itemId: order.items[line]!.id, quantity }], reason: 'Too big.' })
  const decide = (order: Order, returnId: string, body: object) =>
    shop.http.patch(`/api/orders/${order.id}/returns/${returnId}`).set(admin).send(body)
  const read = async (order: Order) => (await shop.http.get(`/api/orders/${order.id}`).set(admin).expect(200)).body
  const historyOf = async (auth: AuthHeaders, order: Order) =>
    (await shop.http.get(`/api/orders/${order.id}/events?limit=100`).set(auth).expect(200)).body.data as {
      type: string
      status: string
      actor: { role: string; id?: string }
      requestId: string | null
    }[]
  const eventsOut = async (type: string, orderId: string) => {
    const events = await listWaitingEvents(shop.ctx.db, { type, about: { orderId } })
    return events.map(({ data }) => data)
  }

  describe('cancellation', () => {
    test('by the owner restocks an unshipped order', async () => {
      const before = await shop.variant('mug')
      const { auth, order } = await ordered()
      const send = () => shop.http.post(`/api/orders/${order.id}/cancel`).set(auth).set('Idempotency-Key', 'c-1').send({ reason: 'Changed my mind.' }) // prettier-ignore
      const { body } = await send().expect(200)
      expect(body).toMatchObject({ status: 'cancelled', paymentStatus: 'unpaid' })
      expect(await shop.variant('mug')).toEqual(before)
      await shop.settle()
      expect(await shop.variant('mug')).toEqual(before)
      expect((await send().expect(200)).get('Idempotency-Replayed')).toBe('true')
      expect(await eventsOut('order.cancelled', order.id)).toHaveLength(1)
    })

    test('happens once for ten concurrent requests', async () => {
      const before = await shop.variant('mug')
      const { auth, order } = await ordered()
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => shop.http.post(`/api/orders/${order.id}/cancel`).set(auth)),
      )
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(409)])
      expect(await shop.variant('mug')).toEqual(before)
    })

    test('is rejected for shipped orders and hidden from others', async () => {
      const { auth, order } = await paid()
      const late = await shop.http.post(`/api/orders/${order.id}/cancel`).set(auth)
      expect([late.status, late.body.code, late.body.allowed]).toEqual([409, 'invalid-transition', ['delivered']])
      await shop.http.post(`/api/orders/${order.id}/cancel`).set(await shop.customer()).expect(404) // prettier-ignore
      await shop.http.post(`/api/orders/${order.id}/cancel`).expect(401)
    })

    test('refunds a paid order once', async () => {
      const { auth, order } = await ordered()
      await shop.http.post(`/api/orders/${order.id}/capture`).set(admin).expect(200)
      expect((await shop.http.post(`/api/orders/${order.id}/capture`).set(admin)).body.code).toBe('nothing-to-capture')
      await refund(order, { amount: 1_000 }).expect(201)
      const { body } = await shop.http.post(`/api/orders/${order.id}/cancel`).set(auth).expect(200)
      expect(body).toMatchObject({ paymentStatus: 'refunded', refunded: order.total })
      await shop.settle()
      const { body: refunds } = await shop.http.get(`/api/orders/${order.id}/refunds`).set(auth).expect(200)
      expect(refunds.data.map(({ amount, status }: { amount: object; status: string }) => [amount, status])).toEqual([
        [usd(1_000), 'succeeded'],
        [usd(order.total.amount - 1_000), 'succeeded'],
      ])
    })
  })

  describe('refunds', () => {
    test('are rejected for unpaid orders', async () => {
      const { order } = await ordered()
      const response = await refund(order, { amount: 1 })
      expect([response.status, response.body.code, response.body.refundable]).toEqual([
        409,
        'refund-exceeds-payment',
        usd(0),
      ])
    })

    test('of lines have the price paid and restock them', async () => {
      const { auth, order } = await paid()
      const before = await shop.variant('mug')
      const { body } = await refund(order, {
        items: [{ itemId: order.items[0]!.id, quantity: 2 }],
        restock: true,
      }).expect(201)
      expect(body).toMatchObject({
        amount: usd(3_000),
        order: { paymentStatus: 'partially-refunded', refunded: usd(3_000) },
      })
      expect(await shop.variant('mug')).toMatchObject({ stock: before.stock + 2, available: before.available + 2 })
      await shop.settle()
      expect(await shop.variant('mug')).toMatchObject({ stock: before.stock + 2 })
      const tooMany = await refund(order, { items: [{ itemId: order.items[0]!.id, quantity: 2 }] })
      expect([tooMany.status, tooMany.body.errors[0].path]).toEqual([409, 'items.0.quantity'])
      expect(await eventsOut('order.refunded', order.id)).toMatchObject([{ refund: { amount: usd(3_000) } }])
      expect((await historyOf(auth, order)).filter(({ type }) => type === 'refund')).toMatchObject([
        { status: 'pending', amount: usd(3_000) },
        { status: 'succeeded' },
      ])
    })

    test('cover everything left by default', async () => {
      const { order } = await paid()
      await refund(order, { amount: usd(500) }).expect(201)
      const { body } = await refund(order, { restock: true }).expect(201)
      expect(body).toMatchObject({ amount: usd(order.total.amount - 500), order: { paymentStatus: 'refunded' } })
      expect((await refund(order, {})).body.code).toBe('refund-exceeds-payment')
    })

    test('never exceed the payment when concurrent', async () => {
      const { order } = await paid()
      const answers = await Promise.all(Array.from({ length: 10 }, () => refund(order, { amount: 2_000 })))
      const made = answers.filter(({ status }) => status === 201)
      expect(made).toHaveLength(Math.floor(order.total.amount / 2_000))
      for (const { body } of answers.filter(({ status }) => status !== 201))
        expect(body.code).toBe('refund-exceeds-payment')
      expect((await read(order)).refunded).toEqual(usd(made.length * 2_000))
    })

    test('are made once per key', async () => {
      const { order } = await paid()
      const answers = await Promise.all(Array.from({ length: 5 }, () => refund(order, { amount: 700 }, 'refund-1')))
      expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
      expect((await read(order)).refunded).toEqual(usd(700))
    })

    test('are published once by two concurrent jobs', async () => {
      const { order } = await paid()
      const { body } = await refund(order, { amount: 100 }).expect(201)
      await sql`update refunds set status = 'pending' where id = ${body.id}`.execute(shop.ctx.db)
      const published = (await eventsOut('order.refunded', order.id)).length
      const { customerId } = await shop.ctx.db
        .selectFrom('orders')
        .select('customerId')
        .where('id', '=', order.id)
        .executeTakeFirstOrThrow()
      const gate = openGate()
      let sending = 0
      const slow: PaymentProvider = {
        ...manualPayments,
        async refund(...asked) {
          if (++sending === 2) gate.open()
          await gate.opened
          return manualPayments.refund(...asked)
        },
      }
      const ctx = { ...shop.ctx, payments: { manual: slow } }
      const job = () => settleRefund(ctx, { customerId, orderId: order.id, refundId: body.id })
      await Promise.all([job(), job()])
      expect(await eventsOut('order.refunded', order.id)).toHaveLength(published + 1)
    })

    test.each<[object, string[]]>([
      [{ amount: 0 }, ['amount']],
      [{ amount: { amount: 5, currency: 'EUR' } }, ['amount.currency']],
      [{ items: [] }, ['items']],
      [{ items: [{ itemId: uuidv7(), quantity: 1 }] }, ['items.0.itemId']],
      [{ reason: '', restock: 'yes', more: 1 }, ['more', 'reason', 'restock']],
    ])('reject %j', async (body, paths) => {
      const { order } = await paid()
      const response = await refund(order, body)
      expect(response.status).toBe(400)
      expect(response.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(paths)
    })
  })

  describe('returns', () => {
    test.each([
      ['texts', ['x', 'x']],
      ['numbers', [1, 1]],
      ['nothing', [null, null]],
      ['lists', [[], []]],
      ['ids that are no text', [{ itemId: 1 }, { itemId: 1 }]],
      [
        'the same id in other letters',
        ['a', 'A'].map((a) => ({ itemId: `${a.repeat(8)}-0000-7000-8000-000000000000`, quantity: 1 })),
      ],
    ])('of %s are rejected', async (_name, items) => {
      const { auth, order } = await ordered()
      const { body } = await shop.http
        .post(`/api/orders/${order.id}/returns`)
        .set(auth)
        .send({ items, reason: 'x' })
        .expect(400)
      expect(body.errors[0].path).toMatch(/^items\.[01]/)
    })

    test('once approved refund and restock, and the last line makes the order returned', async () => {
      const { auth, order } = await paid('delivered')
      const before = await shop.variant('mug')
      const { body: asked } = await requestReturn(auth, order, 2).expect(201)
      expect(asked).toMatchObject({ status: 'requested', reason: 'Too big.' })
      expect(await eventsOut('order.return-requested', order.id)).toMatchObject([
        { return: { id: asked.id, items: [{ sku: 'MUG', quantity: 2 }] } },
      ])
      expect((await decide(order, asked.id, { status: 'approved' }).expect(200)).body.status).toBe('approved')
      expect(await read(order)).toMatchObject({
        status: 'delivered',
        paymentStatus: 'partially-refunded',
        refunded: usd(3_000),
      })
      expect(await shop.variant('mug')).toMatchObject({ stock: before.stock + 2 })
      for (const [quantity, line] of [
        [1, 0],
        [1, 1],
      ] as const) {
        const { body } = await requestReturn(auth, order, quantity, line).expect(201)
        await decide(order, body.id, { status: 'approved' }).expect(200)
      }
      expect(await read(order)).toMatchObject({ status: 'returned', refunded: usd(3_000 + 1_500 + 3_333) })
    })

    test('are decided once, and rejected units may be requested again', async () => {
      const { auth, order } = await paid('delivered')
      const { body: asked } = await requestReturn(auth, order, 3).expect(201)
      expect((await requestReturn(auth, order, 1)).body.code).toBe('return-exceeds-order')
      const answers = await Promise.all(
        ['rejected', 'rejected', 'rejected'].map((status) => decide(order, asked.id, { status, note: 'Worn.' })),
      )
      expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
      expect((await read(order)).paymentStatus).toBe('paid')
      await requestReturn(auth, order, 3).expect(201)
      await decide(order, uuidv7(), { status: 'approved' }).expect(404)
      const { body } = await shop.http.get(`/api/orders/${order.id}/returns`).set(auth).expect(200)
      expect(body.data.map(({ status }: { status: string }) => status)).toEqual(['rejected', 'requested'])
    })

    test('with a concurrent refund pay for units once', async () => {
      const { auth, order } = await paid('delivered')
      const { body: asked } = await requestReturn(auth, order, 3).expect(201)
      const [approved] = await Promise.all([
        decide(order, asked.id, { status: 'approved' }),
        refund(order, { items: [{ itemId: order.items[0]!.id, quantity: 3 }] }),
      ])
      expect(approved.status).toBe(200)
      expect((await read(order)).refunded).toEqual(usd(4_500))
    })

    test('do not refund or restock units that were refunded meanwhile', async () => {
      const { auth, order } = await paid('delivered')
      const before = await shop.variant('mug')
      const { body: asked } = await requestReturn(auth, order, 3).expect(201)
      await refund(order, { items: [{ itemId: order.items[0]!.id, quantity: 2 }], restock: true }).expect(201)
      await decide(order, asked.id, { status: 'approved' }).expect(200)
      expect((await read(order)).refunded).toEqual(usd(4_500))
      expect(await shop.variant('mug')).toMatchObject({ stock: before.stock + 3 })
    })

    test('keep the order delivered while another return is open', async () => {
      const { auth, order } = await paid('delivered')
      const [first, bowl] = [
        await requestReturn(auth, order, 1).expect(201),
        await requestReturn(auth, order, 1, 1).expect(201),
      ]
      const { body: open } = await requestReturn(auth, order, 2).expect(201)
      await refund(order, { items: [{ itemId: order.items[0]!.id, quantity: 2 }] }).expect(201)
      for (const { body } of [first, bowl]) await decide(order, body.id, { status: 'approved' }).expect(200)
      expect((await read(order)).status).toBe('delivered')
      await decide(order, open.id, { status: 'approved' }).expect(200)
      expect((await read(order)).status).toBe('returned')
    })

    test('never exceed the units bought when concurrent', async () => {
      const { auth, order } = await paid('delivered')
      const answers = await Promise.all(Array.from({ length: 10 }, () => requestReturn(auth, order, 1)))
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
    })

    test('require a delivered order and its owner', async () => {
      const { auth, order } = await paid()
      expect((await requestReturn(auth, order, 1)).body.code).toBe('not-returnable')
      await requestReturn(await shop.customer(), order, 1).expect(404)
      await requestReturn(admin, order, 1).expect(403)
    })
  })

  test('Shipping requires captured money, however the order became ready', async () => {
    const { order } = await ordered()
    await move(order, 'processing').expect(200)
    const send = (captured: number) =>
      moveOrder(shop.ctx, { orderId: order.id, to: 'shipped', from: ['processing'], actor: systemActor, captured })
    expect(await send(0)).toBeUndefined()
    expect(await read(order)).toMatchObject({ status: 'processing', paymentStatus: 'authorized' })
    expect(await send(order.total.amount)).toMatchObject({ status: 'shipped', paymentStatus: 'paid' })
  })

  test('The history names actors and requests in order, but no admin to the buyer', async () => {
    const auth = await shop.customer()
    await shop.add(auth, 'mug', 1)
    const response = await shop.http
      .post('/api/orders')
      .set(auth)
      .set('X-Request-Id', 'buying-it')
      .send({ shippingAddress: address })
    const order = response.body as Order
    await shop.settle()
    await move(order, 'processing').expect(200)
    const history = await historyOf(auth, order)
    expect(history.map(({ type, status }) => `${type} ${status}`)).toEqual([
      'status pending',
      'stock reserved',
      'payment authorized',
      'status confirmed',
      'stock sold',
      'status processing',
    ])
    expect(history[0]).toMatchObject({ actor: { role: 'customer' }, requestId: 'buying-it' })
    expect(history[4]).toMatchObject({ actor: { role: 'service' }, requestId: 'buying-it' })
    expect(history.at(-1)!.actor).toEqual({ role: 'admin' })
    expect((await historyOf(admin, order)).at(-1)!.actor.id).toEqual(expect.any(String))
    const first = await shop.http.get(`/api/orders/${order.id}/events?limit=2&count=true`).set(auth).expect(200)
    expect(first.body.page).toMatchObject({ total: 6, nextCursor: expect.any(String) })
    await shop.http.get(`/api/orders/${order.id}/events`).set(await shop.customer()).expect(404) // prettier-ignore
  })
})
