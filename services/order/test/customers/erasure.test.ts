import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import { listWaitingDeliveries, makeJobsDue } from '@ecommerce/testkit/waiting-jobs'
import { manualPayments } from '../../src/clients/manual-payments'
import type { PaymentProvider } from '../../src/domain/payments/payment'
import { publishAbandonedCarts } from '../../src/commands/carts/publish-abandoned-carts'
import { everythingIn } from '../support/everything'
import { admin, aProduct, type Shop, startShop } from '../support/shop'
import { openUserService, userServiceOf } from '../support/user-service'

let shop: Shop
let userService: ReturnType<typeof userServiceOf>
const payments: PaymentProvider = { ...manualPayments }

describe('Erasure in the order service', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000), aProduct('bowl', 1_000, 2_000)], { payments: { manual: payments } })
    userService = userServiceOf(shop)
  })
  afterEach(() => shop.settle())
  afterAll(() => shop.stop())

  /** Distinct personal texts for every place that stores one. */
  function privateWords() {
    const mark = uuidv7().slice(-12)
    return {
      email: `mail-${mark}@example.com`,
      name: `name-${mark}`,
      line1: `street-${mark}`,
      line2: `floor-${mark}`,
      city: `city-${mark}`,
      region: `region-${mark}`,
      postalCode: `code-${mark}`,
      phone: `+44 ${Number(`0x${mark}`)}`,
      note: `note-${mark}`,
      trackingNumber: `tracking-${mark}`,
      billingLine1: `office-${mark}`,
    }
  }

  async function newPerson() {
    const userId = uuidv7()
    const words = privateWords()
    const { email, name, note, trackingNumber: _, billingLine1, ...lines } = words
    const shippingAddress = { ...lines, name, country: 'GB' }
    const billingAddress = { ...shippingAddress, line1: billingLine1, country: 'FR' }
    const auth = bearer(accessToken({ sub: userId }))
    const contact = { userId, email, name, locale: 'en', emailVerified: true, emailOwned: true, version: 1 }
    await userService.tell('user.registered', contact)
    return {
      userId,
      auth,
      words,
      contact,
      async order(as: Record<string, string> = auth, more: object = {}) {
        if (as === auth) await shop.add(as, 'bowl', 2)
        const { body } = await shop.checkout(as, { shippingAddress, billingAddress, note, ...more }).expect(201)
        return body
      },
      async guestOrder() {
        const { variantId } = await shop.variant('mug')
        const { body: cart } = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
        return this.order({ 'X-Cart-Token': cart.cartToken as string }, { email })
      },
      erased: (sealedEmail?: string, id?: string) =>
        userService.tell('user.erased', { userId, ...(sealedEmail !== undefined && { sealedEmail }) }, id),
      sealedEmail: () => shop.ctx.sealed.sealFor('order-service', email),
      async traces() {
        const everything = await everythingIn(shop.ctx.db)
        return Object.entries(words).flatMap(([what, word]) => (everything.includes(word) ? [what] : []))
      },
    }
  }

  const move = (orderId: string, status: string, more: object = {}) =>
    shop.http
      .patch(`/api/orders/${orderId}/status`)
      .set(admin)
      .send({ status, ...more })
      .expect(200)

  const readAsAdmin = async (orderId: string) =>
    (await shop.http.get(`/api/orders/${orderId}`).set(admin).expect(200)).body

  const nowhere = (country: string) => ({
    name: 'erased',
    line1: 'erased',
    city: 'erased',
    postalCode: 'erased',
    country,
  })

  /** Queued events of an order by subscriber, oldest first. */
  const publishedOf = (orderId: string) =>
    listWaitingDeliveries<{ email: string | null; shippingAddress: object }>(shop.ctx.db, { about: { orderId } })

  test('removes personal data from every table and keeps the figures', async () => {
    const { stock } = await shop.variant('bowl')
    const person = await newPerson()
    const delivered = await person.order()
    await move(delivered.id, 'processing')
    await move(delivered.id, 'shipped', { trackingNumber: person.words.trackingNumber, carrier: 'Post' })
    await move(delivered.id, 'delivered')
    const confirmed = await person.order()
    const processing = await person.order()
    await move(processing.id, 'processing')
    const guest = await person.guestOrder()
    await shop.add(person.auth, 'mug', 3)
    expect((await person.traces()).toSorted()).toEqual(Object.keys(person.words).toSorted())

    await person.erased(person.sealedEmail())

    expect(await person.traces()).toEqual([])
    const { note: _, ...figures } = delivered
    const kept = await readAsAdmin(delivered.id)
    expect(kept).toEqual({
      ...figures,
      email: null,
      status: 'delivered',
      paymentStatus: 'paid',
      payments: [{ ...delivered.payments[0], status: 'paid' }],
      shippingAddress: nowhere('GB'),
      billingAddress: nowhere('FR'),
      updatedAt: kept.updatedAt,
      version: kept.version,
    })
    expect(kept.version).toBeGreaterThan(delivered.version)
    for (const { id, number, total } of [confirmed, processing, guest])
      expect(await readAsAdmin(id)).toMatchObject({
        number,
        total,
        email: null,
        status: 'cancelled',
        paymentStatus: 'unpaid',
      })
    const { body: cart } = await shop.http.get('/api/cart').set(person.auth).expect(200)
    expect(cart).toMatchObject({ items: [], version: 0 })

    await shop.settle()
    expect(await shop.variant('bowl')).toMatchObject({ stock: stock - 2, available: stock - 2 })
    expect((await userService.askPersonalData({ userId: person.userId })).body).toMatchObject({
      customer: null,
      cart: null,
    })
  })

  test('removes texts of returns, refunds, moves and idle carts', async () => {
    const person = await newPerson()
    const { note, name } = person.words
    const order = await person.order()
    for (const status of ['processing', 'shipped', 'delivered']) await move(order.id, status, { note })
    const items = [{ itemId: order.items[0].id, quantity: 1 }]
    const path = `/api/orders/${order.id}`
    await shop.http.post(`${path}/returns`).set(person.auth).send({ items, reason: name }).expect(201)
    await shop.http.post(`${path}/refunds`).set(admin).send({ amount: 1, reason: name }).expect(201)
    await shop.add(person.auth, 'mug')
    await shop.ctx.db
      .updateTable('carts')
      .set({ updatedAt: new Date(0) })
      .where('customerId', '=', person.userId)
      .execute()
    await publishAbandonedCarts(shop.ctx)
    await person.erased(person.sealedEmail())
    expect(await person.traces()).toEqual([])
    const { body } = await shop.http.get(`${path}/events`).set(admin).expect(200)
    expect(body.data[0]).toMatchObject({ type: 'status', status: 'pending', actor: { role: 'customer', id: null } })
  })

  test('prevents return requests by a valid order token', async () => {
    const person = await newPerson()
    const order = await person.order()
    for (const status of ['processing', 'shipped', 'delivered']) await move(order.id, status)
    await person.erased(person.sealedEmail())
    await shop.http
      .post(`/api/orders/${order.id}/returns`)
      .set(person.auth)
      .send({ items: [{ itemId: order.items[0].id, quantity: 1 }], reason: person.words.note })
      .expect(401)
    expect(await person.traces()).toEqual([])
  })

  test('leaves the rest of a guest order readable by its token', async () => {
    const person = await newPerson()
    const guest = await person.guestOrder()
    await person.erased(person.sealedEmail())
    const { body } = await shop.http.get(`/api/orders/${guest.id}`).set('X-Order-Token', guest.orderToken).expect(200)
    expect(body).toMatchObject({ number: guest.number, email: null, shippingAddress: nowhere('GB') })
  })

  test('excludes guest orders under an unowned address', async () => {
    const person = await newPerson()
    const own = await person.order()
    const { orderToken: _, ...guest } = await person.guestOrder()
    await person.erased()
    expect(await readAsAdmin(own.id)).toMatchObject({ email: null, status: 'cancelled' })
    expect(await readAsAdmin(guest.id)).toEqual(guest)
  })

  test("excludes other customers' orders under the same address", async () => {
    const [person, other] = [await newPerson(), await newPerson()]
    await userService.tell('user.updated', { ...other.contact, email: person.words.email, version: 2 })
    const order = await other.order()
    expect(order.email).toBe(person.words.email)
    await person.erased(person.sealedEmail())
    expect(await readAsAdmin(order.id)).toEqual(order)
  })

  test('removes personal data from undelivered events and the cancellation', async () => {
    const person = await newPerson()
    const [order, others] = [await person.order(), await (await newPerson()).order()]
    const untouched = await publishedOf(others.id)
    await person.erased()
    const published = await publishedOf(order.id)
    expect(published.map(({ type }) => type)).toEqual(['order.confirmed', 'order.confirmed', 'order.cancelled'])
    for (const { data } of published)
      expect(data).toMatchObject({ email: null, number: order.number, shippingAddress: nowhere('GB') })
    expect(await publishedOf(others.id)).toEqual(untouched)
  })

  test('changes nothing when repeated', async () => {
    const person = await newPerson()
    await shop.add(person.auth, 'mug')
    const order = await person.order()
    const id = uuidv7()
    expect((await person.erased(person.sealedEmail(), id)).body.status).toBe('handled')
    const [once, published] = [await readAsAdmin(order.id), await publishedOf(order.id)]
    expect((await person.erased(person.sealedEmail(), id)).body.status).toBe('repeated')
    expect((await person.erased(person.sealedEmail())).body.status).toBe('handled')
    expect(await readAsAdmin(order.id)).toEqual(once)
    expect(await publishedOf(order.id)).toEqual(published)
  })

  test('ignores later events of the user', async () => {
    const person = await newPerson()
    await person.erased()
    await userService.tell('user.updated', { ...person.contact, version: 9 })
    await userService.tell('user.registered', person.contact)
    expect(await person.traces()).toEqual([])
    const unheardOf = await newPerson()
    const userId = uuidv7()
    await userService.tell('user.erased', { userId })
    await userService.tell('user.registered', { ...unheardOf.contact, userId })
    expect((await userService.askPersonalData({ userId })).body.customer).toBeNull()
  })

  test('prevents orders with a valid access token', async () => {
    const person = await newPerson()
    await person.erased()
    await shop.add(person.auth, 'mug')
    const response = await shop.checkout(person.auth)
    expect([response.status, response.body.code]).toEqual([401, 'token-invalid'])
    expect(await person.traces()).toEqual([])
  })

  test('prevents an order whose customer is being fetched', async () => {
    const person = await newPerson()
    const userId = uuidv7()
    const auth = bearer(accessToken({ sub: userId }))
    const users = await openUserService(async (id) => {
      await userService.tell('user.erased', { userId: id })
      return { ...person.contact, userId: id, version: 3 }
    })
    const door = await shop.door({ userUrl: users.url })
    await shop.add(auth, 'mug')
    const response = await door.checkout(auth)
    await Promise.all([door.close(), users.close()])
    expect([response.status, response.body.code]).toEqual([401, 'token-invalid'])
    expect((await userService.askPersonalData({ userId })).body).toMatchObject({ customer: null, orders: [] })
  })

  test.each(['its checkout', 'the recovery job'])(
    'ends a pending order by %s without personal data or payment',
    async (ending) => {
      const person = await newPerson()
      const { stock } = await shop.variant('bowl')
      let pay = (): void => undefined
      payments.authorize = () =>
        new Promise((resolve) => {
          pay = () => resolve({ status: 'authorized', reference: null })
        })
      const checkout = person.order().then(
        () => undefined,
        () => undefined,
      )
      const { id } = await waitFor('the order to be pending', async () => {
        const { available } = await shop.variant('bowl')
        const query = shop.ctx.db.selectFrom('orders').select('id').where('userId', '=', person.userId)
        return available === stock - 2 && query.where('status', '=', 'pending').executeTakeFirst()
      })
      await person.erased()
      expect(await readAsAdmin(id)).toMatchObject({ status: 'pending', email: null, shippingAddress: nowhere('GB') })
      payments.authorize = manualPayments.authorize
      if (ending === 'its checkout') pay()
      else await makeJobsDue(shop.ctx.db, ['settle-order'])
      await waitFor('the order to be decided', async () => {
        await shop.settle()
        return (await readAsAdmin(id)).status !== 'pending'
      })
      pay()
      await checkout
      await shop.settle()
      expect(await readAsAdmin(id)).toMatchObject({ status: 'cancelled', email: null })
      expect((await publishedOf(id)).map(({ type, data }) => [type, data.email])).toEqual([
        ['order.confirmed', null],
        ['order.confirmed', null],
        ['order.cancelled', null],
      ])
      expect(await shop.variant('bowl')).toMatchObject({ stock, available: stock })
      expect(await person.traces()).toEqual([])
    },
  )
})
