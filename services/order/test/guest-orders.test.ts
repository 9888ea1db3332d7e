import { uuidv7 } from '@ecommerce/shared/ids'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { address, aProduct, close, listen, type Shop, startShop } from './support/shop'
import { createServer } from 'node:http'
import { userServiceOf } from './support/user-service'

let shop: Shop

beforeAll(async () => {
  shop = await startShop([aProduct('mug', 1_000)])
})
afterAll(() => shop.stop())

async function guestOrder(email: string) {
  const { variantId } = await shop.variant('mug')
  const { body: cart } = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
  return (await shop.checkout({ 'X-Cart-Token': cart.cartToken }, { email }).expect(201)).body as { id: string }
}

const idsOf = async (who: Record<string, string>, query = '') =>
  (await shop.http.get(`/api/orders${query}`).set(who).expect(200)).body.data.map(({ id }: { id: string }) => id)

test('a customer finds what they ordered as a guest once their address is verified, and not before', async () => {
  const [email, userId] = [`${uuidv7()}@example.com`, uuidv7()]
  const who = bearer(accessToken({ sub: userId }))
  const contact = { userId, email, name: 'Ada', locale: 'en' }
  const first = await guestOrder(email)
  const { tell } = userServiceOf(shop)
  await tell('user.registered', { ...contact, emailVerified: false, version: 1 })
  expect(await idsOf(who)).toEqual([])
  await shop.http.get(`/api/orders/${first.id}`).set(who).expect(404)
  await tell('user.updated', { ...contact, emailVerified: true, version: 2 })
  await shop.add(who, 'mug')
  const { body: own } = await shop.checkout(who).expect(201)
  const later = await guestOrder(email)
  await guestOrder(`${uuidv7()}@example.com`)
  expect(await idsOf(who)).toEqual([later.id, own.id, first.id])
  const page = await shop.http.get('/api/orders?limit=1&count=true').set(who).expect(200)
  expect(page.body.page.total).toBe(3)
  const next = /^<([^>]+)>/.exec(page.get('Link')!)![1]!
  expect((await shop.http.get(next).set(who)).body.data[0].id).toBe(own.id)
  await shop.http.get(`/api/orders/${first.id}`).set(who).expect(200)
  await shop.http.get(`/api/orders/${first.id}/events`).set(who).expect(200)
  await shop.http.post(`/api/orders/${first.id}/cancel`).set(who).expect(200)
  expect(await idsOf(await shop.customer())).toEqual([])
})

test("an order may name an address of the customer's own book; another's, or a guest's, is not found", async () => {
  const addressId = uuidv7()
  const asked: string[] = []
  const users = createServer((req, res) => {
    asked.push(req.url ?? '')
    const found = req.url?.endsWith(`/addresses/${addressId}`)
    res.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(found ? address : {}))
  })
  const door = await shop.door({ userUrl: await listen(users) })
  const who = await shop.customer()
  await shop.add(who, 'mug')
  const order = (body: object) => door.http.post('/api/orders').set(who).send(body)
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
  'an address is delivered to somebody, and holds nothing that could be followed, such as %j',
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

test('a note has line breaks, and a street its short forms', async () => {
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
