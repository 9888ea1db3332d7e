import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manualPayments } from '../../src/clients/manual-payments'
import type { PaymentProvider } from '../../src/domain/payments/payment'
import { admin, aProduct, type Shop, startShop } from '../support/shop'
import { userServiceOf } from '../support/user-service'

let shop: Shop
let refunding = true

const payments: PaymentProvider = {
  ...manualPayments,
  refund: () => Promise.resolve(refunding ? { status: 'succeeded', reference: null } : 'refused'),
}
/** Separate products per test, 100 of each. */
const slugs = Array.from({ length: 20 }, (_, index) => `mug-${index}`)
let mug = ''

describe('Stock of refunded units', () => {
  beforeAll(async () => {
    shop = await startShop([...slugs.map((slug) => aProduct(slug, 100)), aProduct('gift', 10, 0)], {
      payments: { manual: payments },
    })
  })
  beforeEach(() => {
    mug = slugs.pop()!
    refunding = true
  })
  afterAll(() => shop.stop())

  type AuthHeaders = Record<string, string>
  type Order = { id: string; items: { id: string }[] }

  const post = (path: string, auth: AuthHeaders, body: object = {}) => shop.http.post(path).set(auth).send(body)
  const move = (order: Order, status: string) =>
    shop.http.patch(`/api/orders/${order.id}/status`).set(admin).send({ status }).expect(200)

  /** Ordered and paid, and delivered if wanted. */
  async function sold(quantity: number, upTo: 'paid' | 'delivered', auth?: AuthHeaders) {
    const buyer = auth ?? (await shop.customer())
    await shop.add(buyer, mug, quantity)
    const { body: order } = await shop.checkout(buyer).expect(201)
    await shop.settle()
    await post(`/api/orders/${order.id}/capture`, admin).expect(200)
    if (upTo === 'delivered') for (const status of ['processing', 'shipped', 'delivered']) await move(order, status)
    return { auth: buyer, order: order as Order }
  }

  const refund = async (order: Order, quantity: number, restock: boolean) =>
    (
      await post(`/api/orders/${order.id}/refunds`, admin, {
        ...{ items: [{ itemId: order.items[0]!.id, quantity }], reason: 'Broken.', restock },
      }).expect(201)
    ).body
  const cancel = async (order: Order, auth: AuthHeaders) =>
    (await post(`/api/orders/${order.id}/cancel`, auth).expect(200)).body
  const stock = async () => (await shop.variant(mug)).stock
  const read = async (order: Order) => (await shop.http.get(`/api/orders/${order.id}`).set(admin).expect(200)).body
  const requestReturn = async (auth: AuthHeaders, order: Order, quantity: number) =>
    (
      await post(`/api/orders/${order.id}/returns`, auth, {
        ...{ items: [{ itemId: order.items[0]!.id, quantity }], reason: 'Too big.' },
      }).expect(201)
    ).body as { id: string }
  const approve = async (order: Order, { id }: { id: string }, restock: boolean) =>
    (
      await shop.http
        .patch(`/api/orders/${order.id}/returns/${id}`)
        .set(admin)
        .send({ status: 'approved', restock })
        .expect(200)
    ).body

  describe('of a cancelled order', () => {
    test('restocks units not written off before', async () => {
      const { auth, order } = await sold(3, 'paid')
      expect(await refund(order, 1, false)).toMatchObject({
        ...{ restock: false, restocked: [] },
        order: { items: [{ writtenOffQuantity: 1 }] },
      })
      expect(await cancel(order, auth)).toMatchObject({ items: [{ restockedQuantity: 2, writtenOffQuantity: 1 }] })
      await shop.settle()
      expect(await stock()).toBe(99)
    })

    test('restocks nothing if all was written off', async () => {
      const { auth, order } = await sold(4, 'paid')
      await refund(order, 4, false)
      await cancel(order, auth)
      expect(await stock()).toBe(96)
    })

    test('restocks each unit once in any order of refunds', async () => {
      const { order } = await sold(5, 'paid')
      await move(order, 'processing')
      const restocked = await refund(order, 1, true)
      expect(restocked.restocked).toEqual([{ itemId: order.items[0]!.id, quantity: 1 }])
      await refund(order, 2, false)
      await move(order, 'cancelled')
      await shop.settle()
      expect(await stock()).toBe(98)
    })

    test('decides all units, so that a later refund moves none', async () => {
      const { auth, order } = await sold(2, 'paid')
      refunding = false
      await cancel(order, auth)
      await shop.settle()
      refunding = true
      const { body } = await post(`/api/orders/${order.id}/refunds`, admin, {
        reason: 'By hand.',
        restock: true,
      }).expect(201)
      expect(body.restocked).toEqual([])
      expect(await stock()).toBe(100)
    })

    test('keeps the decision of a refund that failed and was repeated', async () => {
      const { auth, order } = await sold(4, 'paid')
      refunding = false
      await refund(order, 1, false)
      refunding = true
      // The money is sent once more: about its unit was decided before.
      expect(await refund(order, 1, true)).toMatchObject({
        restocked: [],
        order: { items: [{ writtenOffQuantity: 1 }] },
      })
      expect((await refund(order, 1, true)).restocked).toMatchObject([{ quantity: 1 }])
      expect(await stock()).toBe(97)
      await cancel(order, auth)
      expect([await stock(), (await read(order)).items]).toMatchObject([99, [{ restockedQuantity: 3, writtenOffQuantity: 1 }]]) // prettier-ignore
    })

    test('keeps earlier decisions after an erasure', async () => {
      const userId = uuidv7()
      const userService = userServiceOf(shop)
      const contact = { userId, email: `${userId}@example.com`, name: 'Ada', locale: 'en' }
      await userService.tell('user.registered', { ...contact, emailVerified: true, emailOwned: true, version: 1 })
      const { order } = await sold(3, 'paid', bearer(accessToken({ sub: userId })))
      await refund(order, 2, false)
      await userService.tell('user.erased', { userId })
      await shop.settle()
      expect([(await read(order)).status, await stock()]).toEqual(['cancelled', 98])
    })
  })

  describe('of a return', () => {
    test('restocks units refunded as a courtesy without paying twice', async () => {
      const { auth, order } = await sold(2, 'delivered')
      const asked = await requestReturn(auth, order, 2)
      await post(`/api/orders/${order.id}/refunds`, admin, { reason: 'Courtesy.' }).expect(201)
      expect(await stock()).toBe(98)
      expect(await approve(order, asked, true)).toMatchObject({
        ...{ status: 'approved', restocked: [{ itemId: order.items[0]!.id, quantity: 2 }] },
      })
      expect(await stock()).toBe(100)
      expect(await read(order)).toMatchObject({ status: 'returned', paymentStatus: 'refunded' })
    })

    test('writes off damaged units refunded as a courtesy', async () => {
      const { auth, order } = await sold(3, 'delivered')
      await refund(order, 2, false)
      expect(await approve(order, await requestReturn(auth, order, 1), false)).toMatchObject({ restocked: [] })
      expect((await read(order)).items).toMatchObject([{ refundedQuantity: 2, writtenOffQuantity: 1 }])
      expect(await approve(order, await requestReturn(auth, order, 2), true)).toMatchObject({
        restocked: [{ quantity: 2 }],
      })
      expect([await stock(), (await read(order)).items]).toMatchObject([99, [{ refundedQuantity: 3, restockedQuantity: 2 }]]) // prettier-ignore
    })

    test('excludes units restocked by a refund', async () => {
      const { auth, order } = await sold(3, 'delivered')
      const first = await refund(order, 2, true)
      expect(first.restocked).toMatchObject([{ quantity: 2 }])
      const items = [{ itemId: order.items[0]!.id, quantity: 2 }]
      const { body } = await post(`/api/orders/${order.id}/returns`, auth, { items, reason: 'Too big.' }).expect(409)
      expect(body.code).toBe('return-exceeds-order')
      await approve(order, await requestReturn(auth, order, 1), true)
      expect(await stock()).toBe(100)
    })

    test('and a concurrent refund is restocked once', async () => {
      const { auth, order } = await sold(4, 'delivered')
      const asked = await requestReturn(auth, order, 4)
      await Promise.all([approve(order, asked, true), refund(order, 3, true).catch(() => undefined)])
      await shop.settle()
      expect(await stock()).toBe(100)
    })
  })

  test('of earlier versions is migrated', async () => {
    const { order } = await sold(5, 'paid')
    await refund(order, 1, true)
    await refund(order, 2, false)
    const called = await sold(3, 'paid')
    await refund(called.order, 1, true)
    await cancel(called.order, called.auth)
    const delivered = await sold(2, 'delivered')
    await refund(delivered.order, 1, false)
    const folder = join(__dirname, '..', '..', 'migrations')
    const file = readdirSync(folder).find((name) => name.endsWith('_rounding_tax_restock.sql'))!
    const text = readFileSync(join(folder, file), 'utf8')
    const takeOver = sql.raw(text.slice(text.indexOf('with decided as')))
    const rolledBack = new Error('rolled back')
    await expect(
      shop.ctx.db.transaction().execute(async (tx) => {
        await sql`update order_items set restocked_quantity = 0, written_off_quantity = 0`.execute(tx)
        await sql`
        update refunds set items = coalesce((select jsonb_agg(item - 'restocked' - 'writtenOff') from jsonb_array_elements(items) as item), '[]')`.execute(
          tx,
        )
        await takeOver.execute(tx)
        const decided = async ({ id }: Order) =>
          (
            await sql`
            select restocked_quantity as restocked, written_off_quantity as lost from order_items where order_id = ${id}`.execute(
              tx,
            )
          ).rows
        expect(await decided(order)).toEqual([{ restocked: 1, lost: 2 }])
        expect(await decided(called.order)).toEqual([{ restocked: 3, lost: 0 }])
        expect(await decided(delivered.order)).toEqual([{ restocked: 0, lost: 0 }])
        throw rolledBack
      }),
    ).rejects.toBe(rolledBack)
  })

  describe('of a free order', () => {
    test('is restocked by a refund without money and by cancellation', async () => {
      await shop.ctx.db.updateTable('shippingMethods').set({ amount: 0 }).where('code', '=', 'standard').execute()
      const auth = await shop.customer()
      await shop.add(auth, 'gift', 3)
      const { body: order } = await shop.checkout(auth).expect(201)
      await shop.settle()
      expect([order.total.amount, order.paymentStatus, order.payments]).toEqual([0, 'paid', []])
      const { body } = await post(`/api/orders/${order.id}/refunds`, admin, {
        ...{ items: [{ itemId: order.items[0].id, quantity: 1 }], reason: 'Sent back.', restock: true },
      }).expect(201)
      expect(body.amount).toEqual({ amount: 0, currency: 'USD' })
      const refunds = await shop.http.get(`/api/orders/${order.id}/refunds`).set(admin).expect(200)
      expect(refunds.body.data).toMatchObject([{ id: body.id, status: 'succeeded' }])
      expect((await shop.variant('gift')).stock).toBe(8)
      await cancel(order, auth)
      expect((await shop.variant('gift')).stock).toBe(10)
    })
  })
})
