import { uuidv7 } from '@ecommerce/shared/ids'
import { listWaitingEvents } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { publishAbandonedCarts } from '../../src/commands/carts/publish-abandoned-carts'
import { deleteOldGuestCarts } from '../../src/store/carts/idle-carts'
import { waitUntilBlocked, whileHeld } from '../support/held'
import { admin, aProduct, type Shop, startShop } from '../support/shop'

let shop: Shop

describe('Cart lifetime', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 10_000), aProduct('bowl', 10_000, 3_333)])
  })
  afterAll(() => shop.stop())

  type AuthHeaders = Record<string, string>

  async function guest(slug = 'mug', quantity = 1): Promise<AuthHeaders> {
    const { variantId } = await shop.variant(slug)
    const { body } = await shop.http.post('/api/cart/items').send({ variantId, quantity }).expect(201)
    return { 'X-Cart-Token': body.cartToken }
  }

  const merge = (auth: AuthHeaders, from: AuthHeaders) =>
    shop.http.post('/api/cart/merge').set(auth).send({ cartToken: from['X-Cart-Token'] })
  const cartOf = async (auth: AuthHeaders) => (await shop.http.get('/api/cart').set(auth).expect(200)).body
  const linesOf = (cart: { items: { sku: string; quantity: number }[] }) =>
    Object.fromEntries(cart.items.map(({ sku, quantity }) => [sku, quantity]))

  describe('merging at sign-in', () => {
    test("moves a guest's lines, adds up variants and deletes the guest's cart", async () => {
      const [auth, stranger] = [await shop.customer(), await guest('mug', 2)]
      await shop.add(stranger, 'bowl', 1)
      await shop.add(auth, 'mug', 3)
      const { body } = await merge(auth, stranger).expect(200)
      expect(linesOf(body)).toEqual({ MUG: 5, BOWL: 1 })
      expect((await cartOf(stranger)).items).toEqual([])
    })

    test('moves once for ten concurrent requests and a later one', async () => {
      const [auth, stranger] = [await shop.customer(), await guest('mug', 2)]
      const answers = await Promise.all(Array.from({ length: 10 }, () => merge(auth, stranger)))
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
      expect(linesOf((await merge(auth, stranger).expect(200)).body)).toEqual({ MUG: 2 })
    })

    test('gives a guest cart to one of two concurrent customers', async () => {
      const [ada, eve, stranger] = [await shop.customer(), await shop.customer(), await guest('mug', 2)]
      await Promise.all([merge(ada, stranger).expect(200), merge(eve, stranger).expect(200)])
      expect((await cartOf(ada)).itemCount + (await cartOf(eve)).itemCount).toBe(2)
    })

    test('loses nothing that the guest adds meanwhile', async () => {
      const [auth, stranger] = [await shop.customer(), await guest('mug', 1)]
      const { variantId } = await shop.variant('mug')
      const add = () => shop.http.post('/api/cart/items').set(stranger).send({ variantId, quantity: 1 })
      const answers = await Promise.all([add(), merge(auth, stranger), add(), merge(auth, stranger), add()])
      expect(answers.every(({ status }) => status < 300)).toBe(true)
      expect(linesOf((await merge(auth, stranger).expect(200)).body)).toEqual({ MUG: 4 })
    })

    test('is limited to 999 of a variant and moves the coupon', async () => {
      await shop.http.post('/api/promotions').set(admin).send({ code: 'ALONG', type: 'percent', value: 10 }).expect(201)
      const [auth, stranger] = [await shop.customer(), await guest('mug', 600)]
      await shop.http.post('/api/cart/coupon').set(stranger).send({ code: 'ALONG' }).expect(200)
      await shop.add(auth, 'mug', 600)
      const { body } = await merge(auth, stranger).expect(200)
      expect([linesOf(body), body.coupon.code]).toEqual([{ MUG: 999 }, 'ALONG'])
    })

    test('skips a cart in checkout and leaves a full cart unchanged', async () => {
      const [auth, stranger] = [await shop.customer(), await guest()]
      const setCheckout = (orderId: string | null) =>
        sql`update carts set checkout_order_id = ${orderId} where customer_id = ${stranger['X-Cart-Token']!.split('.')[0]}`.execute(
          shop.ctx.db,
        )
      await setCheckout(uuidv7())
      expect((await merge(auth, stranger)).body.code).toBe('checkout-in-progress')
      await setCheckout(null)
      await shop.add(auth, 'bowl', 1)
      const userId = (await cartOf(auth)).id as string
      await sql`insert into cart_items (customer_id, id, product_id, variant_id, quantity, sku, name, options, unit_price_amount, currency)
      select ${userId}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'S', 'S', '{}', 1, 'USD' from generate_series(1, 99)`.execute(
        shop.ctx.db,
      )
      expect((await merge(auth, stranger)).body.code).toBe('cart-full')
      expect((await cartOf(stranger)).itemCount).toBe(1)
    })

    test('waits for a concurrent checkout of the cart', async () => {
      const [auth, stranger] = [await shop.customer(), await guest()]
      const guestId = stranger['X-Cart-Token']!.split('.')[0]
      let answer: Promise<{ status: number; body: { code?: string } }> | undefined
      const begun = sql`
      update carts set checkout_order_id = gen_random_uuid() where customer_id = ${guestId} returning customer_id`
      await whileHeld(shop, begun, async () => {
        answer = merge(auth, stranger).then((response) => response)
        await waitUntilBlocked(shop, 1)
      })
      expect((await answer)?.body.code).toBe('checkout-in-progress')
      expect((await cartOf(stranger)).itemCount).toBe(1)
    })

    test('requires an issued cart token and a signed-in customer', async () => {
      const [auth, stranger] = [await shop.customer(), await guest()]
      expect((await merge(auth, { 'X-Cart-Token': `${uuidv7()}.AAAA` })).body.code).toBe('cart-token-invalid')
      await merge({}, stranger).expect(401)
      await shop.http.post('/api/cart/merge').set(auth).send({}).expect(400)
    })
  })

  describe('idle carts', () => {
    const age = (interval: string, auth?: string) =>
    sql`update carts set updated_at = updated_at - ${interval}::interval where ${auth ?? null}::uuid is null or customer_id = ${auth ?? null}::uuid`.execute(shop.ctx.db) // prettier-ignore
    const reminders = async (userId: string) => {
      const events = await listWaitingEvents<{ items: unknown[]; subtotal: object; email: string }>(shop.ctx.db, {
        type: 'cart.abandoned',
        about: { userId },
      })
      return events.map(({ data }) => data)
    }

    test('are published once with their lines', async () => {
      const auth = await shop.customer('left@example.com')
      await shop.add(auth, 'mug', 2)
      const { id } = await cartOf(auth)
      await publishAbandonedCarts(shop.ctx)
      expect(await reminders(id)).toEqual([])
      await age('4 hours 1 minute', id)
      await Promise.all(Array.from({ length: 5 }, () => publishAbandonedCarts(shop.ctx)))
      expect(await reminders(id)).toMatchObject([
        {
          email: 'left@example.com',
          items: [{ sku: 'MUG', quantity: 2 }],
          subtotal: { amount: 3_000, currency: 'USD' },
        },
      ])
      await shop.add(auth, 'mug', 1)
      await age('5 hours', id)
      await publishAbandonedCarts(shop.ctx)
      expect(await reminders(id)).toHaveLength(1)
    })

    test('are published again for another cart, never when empty', async () => {
      const auth = await shop.customer()
      await shop.add(auth, 'mug', 1)
      const { id } = await cartOf(auth)
      await age('5 hours', id)
      await publishAbandonedCarts(shop.ctx)
      await shop.checkout(auth).expect(201)
      await age('5 hours', id)
      await publishAbandonedCarts(shop.ctx)
      expect(await reminders(id)).toHaveLength(1)
      await shop.add(auth, 'bowl', 1)
      await age('5 hours', id)
      await publishAbandonedCarts(shop.ctx)
      expect(await reminders(id)).toHaveLength(2)
    })

    test('of guests are deleted after thirty days unless in checkout, those of customers kept', async () => {
      const [old, fresh, busy] = [await guest(), await guest(), await guest()]
      const auth = await shop.customer()
      await shop.add(auth, 'mug', 1)
      const idOf = (token: AuthHeaders) => token['X-Cart-Token']!.split('.')[0]!
      await sql`update carts set checkout_order_id = gen_random_uuid() where customer_id = ${idOf(busy)}`.execute(
        shop.ctx.db,
      )
      for (const id of [idOf(old), idOf(busy), (await cartOf(auth)).id as string]) await age('30 days 1 minute', id)
      await age('29 days', idOf(fresh))
      await deleteOldGuestCarts(shop.ctx.db, { idleDays: 30, batch: 1_000 })
      const counts = await Promise.all([old, fresh, busy, auth].map(async (one) => (await cartOf(one)).itemCount))
      expect(counts).toEqual([0, 1, 1, 1])
    })

    test('of guests are deleted in batches, however many', async () => {
      await sql`
      insert into carts (customer_id, is_guest, updated_at)
      select gen_random_uuid(), true, now() - interval '31 days' from generate_series(1, 2500)`.execute(shop.ctx.db)
      await deleteOldGuestCarts(shop.ctx.db, { idleDays: 30, batch: 1_000 })
      const { rows } = await sql<{ left: number }>`
      select count(*) as left from carts
      where is_guest and updated_at < now() - interval '30 days' and checkout_order_id is null`.execute(shop.ctx.db)
      expect(rows[0]!.left).toBe(0)
    })
  })
})
