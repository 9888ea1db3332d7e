import { uuidv7 } from '@ecommerce/shared/ids'
import { type FakeStripe, openFakeStripe } from '@ecommerce/testkit/stripe/fake-stripe'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { withinUnpaidLimit } from '../../src/store/checkout/unpaid-orders'
import { admin, aProduct, type Shop, startShop } from '../support/shop'
import { userServiceOf } from '../support/user-service'

let shop: Shop
let stripe: FakeStripe
let networks = 0

beforeAll(async () => {
  stripe = await openFakeStripe()
  shop = await startShop([aProduct('mug', 1_000_000), aProduct('scarce', 999), aProduct('gift', 1_000, 0)], {
    config: {
      rateLimitEnabled: true,
      trustProxy: 'loopback',
      stripe: {
        secretKey: stripe.secretKey,
        webhookSecret: stripe.webhookSecret,
        apiBase: stripe.url,
        captureMethod: 'manual',
      },
    },
  })
})
beforeEach(() => {
  stripe.mode = 'pass'
})
afterAll(async () => {
  await shop.stop()
  await stripe.close()
})

type AuthHeaders = Record<string, string>
type Order = { id: string; orderToken: string }

/** An address that no other test has. */
const from = (address = `10.1.${networks >> 8}.${networks++ & 255}`): AuthHeaders => ({ 'X-Forwarded-For': address })
const anEmail = () => `${uuidv7()}@example.com`

async function guestCart(slug: string, quantity: number, network: AuthHeaders): Promise<AuthHeaders> {
  const { body } = await shop.add(network, slug, quantity)
  return { ...network, 'X-Cart-Token': body.cartToken }
}

async function guestOrder(given: {
  email?: string
  quantity?: number
  network?: AuthHeaders
  body?: object
  slug?: string
}) {
  const { email = anEmail(), quantity = 1, network = from(), body = {}, slug = 'mug' } = given
  return shop.checkout(await guestCart(slug, quantity, network), { email, ...body })
}

async function order(auth: AuthHeaders, quantity: number, body: object = {}) {
  await shop.add(auth, 'mug', quantity)
  return shop.checkout(auth, body)
}

const customer = async (email?: string): Promise<AuthHeaders> => ({ ...(await shop.customer(email)), ...from() })
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [status, body.code]
const tooMany = [409, 'too-many-unpaid']
const move = (id: string, status: string) =>
  shop.http.patch(`/api/orders/${id}/status`).set(admin).send({ status }).expect(200)

async function networkKeyOf(id: string) {
  const { rows } = await sql<{ networkKey: Buffer | null }>`select network_key from orders where id = ${id}`.execute(
    shop.ctx.db,
  )
  return rows[0]!.networkKey
}

describe('Limit on unpaid units', () => {
  test('rejects a guest’s unpaid 999 units without effect', async () => {
    const auth = await guestCart('scarce', 999, from())
    const before = await shop.variant('scarce')
    const refused = await shop.checkout(auth, { email: anEmail() })
    expect(codeOf(refused)).toEqual(tooMany)
    expect(refused.body).toMatchObject({ scope: 'buyer', limit: 200, units: 999 })
    expect(refused.body.detail).toMatch(/Pay or cancel open orders, or order fewer/)
    expect(await shop.variant('scarce')).toEqual(before)
    const { body: cart } = await shop.http.get('/api/cart').set(auth).expect(200)
    expect(cart.itemCount).toBe(999)
  })

  test('counts the units of all lines of an order', async () => {
    const auth = await guestCart('mug', 150, from())
    await shop.add(auth, 'scarce', 51)
    expect(codeOf(await shop.checkout(auth, { email: anEmail() }))).toEqual(tooMany)
    const { body: cart } = await shop.http.get('/api/cart').set(auth).expect(200)
    const scarce = cart.items.find(({ sku }: { sku: string }) => sku === 'SCARCE')
    await shop.http.patch(`/api/cart/items/${scarce.id}`).set(auth).send({ quantity: 50 }).expect(200)
    await shop.checkout(auth, { email: anEmail() }).expect(201)
  })

  test('releases the Idempotency-Key of a rejected order', async () => {
    const auth = await customer()
    await shop.add(auth, 'mug', 201)
    const key = { 'Idempotency-Key': uuidv7() }
    expect(codeOf(await shop.checkout(auth, {}, key))).toEqual(tooMany)
    const { body: cart } = await shop.http.get('/api/cart').set(auth).expect(200)
    await shop.http.patch(`/api/cart/items/${cart.items[0].id}`).set(auth).send({ quantity: 200 }).expect(200)
    await shop.checkout(auth, {}, key).expect(201)
  })

  test('holds for fifty concurrent orders of one guest address from as many networks', async () => {
    const email = anEmail()
    const carts: AuthHeaders[] = []
    // Filled in groups of ten, within the product service's timeout.
    while (carts.length < 50)
      carts.push(...(await Promise.all(Array.from({ length: 10 }, () => guestCart('mug', 9, from())))))
    const answers = await Promise.all(carts.map((auth) => shop.checkout(auth, { email })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(22)
    expect(answers.filter(({ status }) => status !== 201).every(({ body }) => body.code === 'too-many-unpaid')).toBe(
      true,
    )
  })

  test('holds for many addresses of one network, and names the network', async () => {
    const network = from()
    const carts = await Promise.all(Array.from({ length: 15 }, () => guestCart('mug', 190, network)))
    const answers = await Promise.all(carts.map((auth) => shop.checkout(auth, { email: anEmail() })))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10)
    const refused = answers.find(({ status }) => status !== 201)!
    expect(refused.body).toMatchObject({ code: 'too-many-unpaid', scope: 'network', limit: 2_000, units: 190 })
    expect(refused.body).not.toHaveProperty('held')
    await guestOrder({ quantity: 190 }).then(({ status }) => expect(status).toBe(201))
  })

  test('treats an IPv6 /64 as one network', async () => {
    const addresses = Array.from({ length: 11 }, (_, index) => from(`2001:db8:0:9::${index + 1}`))
    const answers = []
    for (const network of addresses) answers.push(await guestOrder({ quantity: 200, network }))
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(10).fill(201), 409])
    expect((await guestOrder({ quantity: 200, network: from('2001:db8:0:a::1') })).status).toBe(201)
  })

  test("counts an account's orders for a guest with its address, without disclosing them", async () => {
    const email = anEmail()
    expect((await order(await customer(email), 150)).status).toBe(201)
    const refused = await guestOrder({ email, quantity: 51 })
    expect(codeOf(refused)).toEqual(tooMany)
    expect(refused.body).not.toHaveProperty('held')
    expect(refused.body.detail).not.toContain('150')
    expect((await guestOrder({ email: email.toUpperCase(), quantity: 50 })).status).toBe(201)
    expect(codeOf(await guestOrder({ email, quantity: 1 }))).toEqual(tooMany)
  })

  test('cannot be used up for an account by guests with its address', async () => {
    const email = anEmail()
    expect((await guestOrder({ email, quantity: 200 })).status).toBe(201)
    const auth = await customer(email)
    expect((await order(auth, 200)).status).toBe(201)
    const refused = await order(auth, 1)
    expect(refused.body).toMatchObject({ code: 'too-many-unpaid', scope: 'buyer', limit: 200, units: 1, held: 200 })
  })

  test.each([
    ['cancelled', (id: string) => move(id, 'cancelled')],
    ['captured by hand', (id: string) => shop.http.post(`/api/orders/${id}/capture`).set(admin).expect(200)],
    ['shipped', (id: string) => move(id, 'processing').then(() => move(id, 'shipped'))],
  ])('ends for an order that is %s, whose network is deleted', async (_how, settle) => {
    const auth = await customer()
    const { body } = await order(auth, 200)
    expect(await networkKeyOf(body.id)).toHaveLength(16)
    expect(codeOf(await order(auth, 1))).toEqual(tooMany)
    await settle(body.id)
    expect((await shop.checkout(auth)).status).toBe(201)
    expect(await networkKeyOf(body.id)).toBeNull()
  })

  test('continues for an order in processing', async () => {
    const auth = await customer()
    const { body } = await order(auth, 200)
    await move(body.id, 'processing')
    expect(codeOf(await order(auth, 1))).toEqual(tooMany)
    expect(await networkKeyOf(body.id)).toHaveLength(16)
  })

  test('deletes the network of an erased buyer', async () => {
    const [email, userId] = [anEmail(), uuidv7()]
    const { tell } = userServiceOf(shop)
    await tell('user.registered', { userId, email, name: 'Ada', locale: 'en', emailVerified: true, version: 1 })
    const { body } = await order({ ...bearer(accessToken({ sub: userId })), ...from() }, 1)
    await tell('user.erased', { userId })
    expect(await networkKeyOf(body.id)).toBeNull()
  })

  test('counts an order until Stripe authorizes it', async () => {
    const email = anEmail()
    const first = await guestOrder({ email, quantity: 200, body: { paymentMethod: 'stripe' } })
    expect([first.status, first.body.status]).toEqual([201, 'pending'])
    expect(codeOf(await guestOrder({ email, quantity: 1, body: { paymentMethod: 'stripe' } }))).toEqual(tooMany)
    const intent = stripe.intents.find(({ metadata }) => metadata.orderId === (first.body as Order).id)!
    stripe.pay(intent.id)
    await stripe.sendWebhook(
      `${shop.url}/api/payments/webhook/stripe`,
      'payment_intent.amount_capturable_updated',
      intent.id,
    )
    await shop.settle()
    const { body: paid } = await shop.http.get(`/api/orders/${first.body.id}`).set(admin).expect(200)
    expect([paid.status, paid.paymentStatus]).toEqual(['confirmed', 'authorized'])
    expect(await networkKeyOf(first.body.id)).toBeNull()
    expect((await guestOrder({ email, quantity: 200 })).status).toBe(201)
  })

  test('ends for a failed order', async () => {
    const email = anEmail()
    const first = await guestCart('mug', 200, from())
    const { body } = await shop.checkout(first, { email, paymentMethod: 'stripe' }).expect(201)
    await shop.add(first, 'mug', 1)
    const again = await shop.checkout(first, { email, paymentMethod: 'stripe' })
    expect(codeOf(again)).toEqual(tooMany)
    expect((await shop.http.get(`/api/orders/${body.id}`).set(admin).expect(200)).body.status).toBe('failed')
    expect(await networkKeyOf(body.id)).toBeNull()
    expect((await guestOrder({ email, quantity: 200 })).status).toBe(201)
  })

  test('exempts free orders', async () => {
    const code = `FREE-${uuidv7()}`.toUpperCase()
    await shop.http.post('/api/promotions').set(admin).send({ code, type: 'free-shipping' }).expect(201)
    const auth = await guestCart('gift', 300, from())
    await shop.http.post('/api/cart/coupon').set(auth).send({ code }).expect(200)
    const { body } = await shop.checkout(auth, { email: anEmail() }).expect(201)
    expect([body.total.amount, body.paymentStatus]).toEqual([0, 'paid'])
  })

  test('is disabled by RATE_LIMIT_ENABLED=false or UNPAID_UNITS_PER_BUYER=0, without storing networks', async () => {
    for (const change of [{ rateLimitEnabled: false }, { unpaidUnitsPerBuyer: 0 }]) {
      const door = await shop.door(change)
      const auth = await guestCart('mug', 999, from())
      const { body } = await door.checkout(auth, { email: anEmail() }).expect(201)
      expect(await networkKeyOf(body.id)).toBeNull()
      await door.close()
    }
  })

  test('counts rejections', async () => {
    const refusals = async () => {
      const { text } = await shop.http.get('/metrics').expect(200)
      return Number(/^unpaid_limit_refusals_total\{[^}]*scope="buyer"[^}]*\} (\d+)$/m.exec(text)?.[1])
    }
    const before = await refusals()
    await guestOrder({ quantity: 201 })
    expect(await refusals()).toBe(before + 1)
  })

  test('reads only indexes of unpaid orders', async () => {
    await shop.ctx.db.transaction().execute(async (tx) => {
      await sql`set local enable_seqscan = off`.execute(tx)
      const limit = { unitsPerBuyer: 200, networkKey: Buffer.alloc(16) }
      const { rows } = await sql`
        explain select ${withinUnpaidLimit({ email: anEmail(), userId: uuidv7() }, 1, limit)}`.execute(tx)
      const indexes = [...JSON.stringify(rows).matchAll(/Scan using (\w+)/g)].map(([, name]) => name)
      expect(indexes).toHaveLength(2)
      expect(indexes.filter((name) => !name!.startsWith('orders_unpaid_'))).toEqual([])
    })
  })
})
