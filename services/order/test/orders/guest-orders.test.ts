import type { Contact } from '@ecommerce/contracts/customer'
import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { address, aProduct, close, listen, type Shop, startShop } from '../support/shop'
import { sql } from 'kysely'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { service } from '../../src/index'
import { openUserService, userServiceOf } from '../support/user-service'

let shop: Shop

describe('Guest orders', () => {
  beforeAll(async () => {
    shop = await startShop([aProduct('mug', 1_000)])
  })
  afterAll(() => shop.stop())

  async function guestOrder(email: string) {
    const { variantId } = await shop.variant('mug')
    const { body: cart } = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
    return (await shop.checkout({ 'X-Cart-Token': cart.cartToken }, { email }).expect(201)).body as {
      id: string
      orderToken: string
    }
  }

  const idsOf = async (auth: Record<string, string>, query = '') =>
    (await shop.http.get(`/api/orders${query}`).set(auth).expect(200)).body.data.map(({ id }: { id: string }) => id)

  test('appear for a customer once the account owns the address', async () => {
    const [email, userId] = [`${uuidv7()}@example.com`, uuidv7()]
    const auth = bearer(accessToken({ sub: userId }))
    const contact = { userId, email, name: 'Ada', locale: 'en' }
    const first = await guestOrder(email)
    const { tell } = userServiceOf(shop)
    await tell('user.registered', { ...contact, emailVerified: false, version: 1 })
    expect(await idsOf(auth)).toEqual([])
    await shop.http.get(`/api/orders/${first.id}`).set(auth).expect(404)
    await tell('user.updated', { ...contact, emailVerified: true, emailOwned: true, version: 2 })
    await shop.add(auth, 'mug')
    const { body: own } = await shop.checkout(auth).expect(201)
    const later = await guestOrder(email)
    await guestOrder(`${uuidv7()}@example.com`)
    expect(await idsOf(auth)).toEqual([later.id, own.id, first.id])
    const page = await shop.http.get('/api/orders?limit=1&count=true').set(auth).expect(200)
    expect(page.body.page.total).toBe(3)
    const next = /^<([^>]+)>/.exec(page.get('Link')!)![1]!
    expect((await shop.http.get(next).set(auth)).body.data[0].id).toBe(own.id)
    await shop.http.get(`/api/orders/${first.id}`).set(auth).expect(200)
    await shop.http.get(`/api/orders/${first.id}/events`).set(auth).expect(200)
    await shop.http.post(`/api/orders/${first.id}/cancel`).set(auth).expect(200)
    expect(await idsOf(await shop.customer())).toEqual([])
  })

  test.each([
    ['no token', {}, 401, 'token-missing'],
    ['a bad access token', { Authorization: 'Bearer x' }, 401, 'token-invalid'],
  ])('reject a cancellation with %s before the body', async (_what, headers, status, code) => {
    const order = await guestOrder(`refused-${code}@example.com`)
    const answer = await shop.http.post(`/api/orders/${order.id}/cancel`).set(headers).send({ why: 'no field' })
    expect([answer.status, answer.body.code]).toEqual([status, code])
  })

  describe('an order token', () => {
    const cancel = (id: string, token?: string) =>
      shop.http
        .post(`/api/orders/${id}/cancel`)
        .set(token === undefined ? {} : { 'X-Order-Token': token })
        .set('Idempotency-Key', `cancel-${id}`)

    test('cancels its order once, and no other', async () => {
      const [order, other] = [await guestOrder('cancels@example.com'), await guestOrder('other@example.com')]
      await cancel(order.id).expect(401)
      await cancel(order.id, other.orderToken).expect(404)
      const { body } = await cancel(order.id, order.orderToken).expect(200)
      expect(body).toMatchObject({ id: order.id, status: 'cancelled' })
      await cancel(order.id, order.orderToken).expect(200).expect('Idempotency-Replayed', 'true')
      const { rows } = await sql<{ actor: string }>`
      select actor_role as actor from order_events where order_id = ${order.id} and type = 'status' and status = 'cancelled'`.execute(
        shop.ctx.db,
      )
      expect(rows).toEqual([{ actor: 'guest' }])
    })
  })

  describe('ownership of the address', () => {
    const personWith = (emailVerified: boolean, emailOwned?: boolean) => {
      const userId = uuidv7()
      const email = `${userId}@example.com`
      const sendUserEvent = (version: number, owned = emailOwned) =>
        userServiceOf(shop).tell('user.updated', {
          ...{ userId, email, name: 'Ada', locale: 'en', emailVerified, version },
          ...(owned !== undefined && { emailOwned: owned }),
        })
      return { userId, email, sendUserEvent, auth: bearer(accessToken({ sub: userId })) }
    }

    test('is required to list, read and cancel guest orders', async () => {
      const { email, sendUserEvent, auth } = personWith(true, false)
      const before = await guestOrder(email)
      await sendUserEvent(2)
      const after = await guestOrder(email)
      expect(await idsOf(auth)).toEqual([])
      const page = await shop.http.get('/api/orders?count=true').set(auth).expect(200)
      expect(page.body.page.total).toBe(0)
      for (const { id } of [before, after]) {
        await shop.http.get(`/api/orders/${id}`).set(auth).expect(404)
        await shop.http.get(`/api/orders/${id}/events`).set(auth).expect(404)
        await shop.http.post(`/api/orders/${id}/cancel`).set(auth).expect(404)
      }
      await sendUserEvent(3, true)
      expect(await idsOf(auth)).toEqual([after.id, before.id])
    })

    test('of users verified before ownership existed is kept', async () => {
      const old = await startShop([aProduct('mug', 1_000)])
      const [verified, unverified] = [uuidv7(), uuidv7()]
      await sql.raw('drop view customers; alter table known_users rename to customers').execute(old.ctx.db)
      await sql`alter table customers drop column email_owned`.execute(old.ctx.db)
      await sql`
      insert into customers (user_id, email, name, locale, email_verified)
      values (${verified}, 'v@example.com', 'Ada', 'en', true), (${unverified}, 'u@example.com', 'Bea', 'en', false)`.execute(
        old.ctx.db,
      )
      await sql.raw(readFileSync(join(service.migrationsDir, '0005_owned_addresses.sql'), 'utf8')).execute(old.ctx.db)
      const { rows } = await sql<{ userId: string }>`select user_id from customers where email_owned`.execute(
        old.ctx.db,
      )
      expect(rows).toEqual([{ userId: verified }])
      await old.stop()
    })

    test('is not revoked by an older event', async () => {
      const { email, sendUserEvent, auth } = personWith(true)
      const { id } = await guestOrder(email)
      await sendUserEvent(3, true)
      await sendUserEvent(2, false)
      expect(await idsOf(auth)).toEqual([id])
    })

    test('is assumed for verified users in events without it', async () => {
      const [verified, unverified] = [personWith(true), personWith(false)]
      const { id } = await guestOrder(verified.email)
      await guestOrder(unverified.email)
      await Promise.all([verified.sendUserEvent(2), unverified.sendUserEvent(2)])
      expect(await idsOf(verified.auth)).toEqual([id])
      expect(await idsOf(unverified.auth)).toEqual([])
    })

    test.each([
      [{ emailVerified: true, emailOwned: false }, 0],
      [{ emailVerified: true, emailOwned: true }, 1],
      [{ emailVerified: true }, 1],
      [{ emailVerified: false }, 0],
    ])('of a fetched customer, %j, reveals %i guest orders', async (known, found) => {
      const { userId, email, auth } = personWith(true)
      const guest = await guestOrder(email)
      const contact = { userId, email, name: 'Ada', locale: 'en', marketingConsent: false, version: 2, ...known }
      const users = await openUserService(() => Promise.resolve(contact as Contact))
      const door = await shop.door({ userUrl: users.url })
      await shop.add(auth, 'mug')
      await door.checkout(auth).expect(201)
      await Promise.all([door.close(), users.close()])
      expect((await idsOf(auth)).filter((id: string) => id === guest.id)).toHaveLength(found)
    })
  })

  test("accept only addresses of the customer's own address book", async () => {
    const addressId = uuidv7()
    const asked: string[] = []
    const users = createServer((req, res) => {
      asked.push(req.url ?? '')
      const found = req.url?.endsWith(`/addresses/${addressId}`)
      res.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(found ? address : {}))
    })
    const door = await shop.door({ userUrl: await listen(users) })
    const auth = await shop.customer()
    await shop.add(auth, 'mug')
    const order = (body: object) => door.http.post('/api/orders').set(auth).send(body)
    const other = await order({ addressId: uuidv7() })
    expect([other.status, other.body.code]).toEqual([404, 'address-not-found'])
    expect((await order({ addressId, shippingAddress: address })).status).toBe(400)
    expect((await order({})).status).toBe(400)
    expect((await order({ addressId: '../x' })).status).toBe(400)
    expect((await order({ addressId }).expect(201)).body.shippingAddress).toEqual(address)
    expect(asked).toHaveLength(2)
    const { variantId } = await shop.variant('mug')
    const { body: cart } = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
    const guest = door.http.post('/api/orders').set('X-Cart-Token', cart.cartToken)
    expect((await guest.send({ addressId, email: 'g@example.com' })).status).toBe(404)
    await door.close()
    await close(users)
  })

  test.each(['Claim at https://evil.example', 'evil.example/x', 'Ada\r\nBcc: b@example.com', '\ue000secret\ue001'])(
    'reject a link in an address, such as %j',
    async (words) => {
      const { variantId } = await shop.variant('mug')
      const { body: cart } = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
      const fields = ['name', 'line1', 'line2', 'city', 'region']
      const bad = { ...address, ...Object.fromEntries(fields.map((field) => [field, words])) }
      const { body } = await shop
        .checkout(
          { 'X-Cart-Token': cart.cartToken },
          { email: `${uuidv7()}@example.com`, shippingAddress: bad, billingAddress: bad, note: 'Ring twice\u0007' },
        )
        .expect(400)
      const paths = new Set((body.errors as { path: string }[]).map(({ path }) => path))
      expect(paths).toEqual(
        new Set([
          ...['shippingAddress', 'billingAddress'].flatMap((at) => fields.map((field) => `${at}.${field}`)),
          'note',
        ]),
      )
    },
  )

  test('accept line breaks in notes and abbreviations in streets', async () => {
    const { variantId } = await shop.variant('mug')
    const { body: cart } = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
    const shippingAddress = {
      ...address,
      name: 'Dr.med. J.R.R. Tolkien',
      line1: 'Str. des 17. Juni 135',
      line2: 'Nr.5/2',
    }
    const more = { email: `${uuidv7()}@example.com`, shippingAddress, note: 'Ring twice.\r\n\tThen wait.' }
    const { body } = await shop.checkout({ 'X-Cart-Token': cart.cartToken }, more).expect(201)
    expect(body).toMatchObject({ shippingAddress, note: more.note })
  })
})
