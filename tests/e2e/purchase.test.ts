import { bearer, serviceToken } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import supertest from 'supertest'
import { admin, type Platform, startPlatform } from '../support/platform'
import { shopper, somethingToBuy } from '../support/shopper'

let platform: Platform

beforeAll(async () => {
  platform = await startPlatform()
}, 60_000)
afterAll(() => platform.stop())

const mailsTo = (email: string, about = /./) =>
  platform.mailbox.mails.filter(({ to, subject }) => to.includes(email) && about.test(subject))
const mailTo = (email: string, about: RegExp) =>
  waitFor(`a mail to ${email} about ${about}`, () => Promise.resolve(mailsTo(email, about)[0]))

test('who registers is welcomed by mail, once, and is known to every service', async () => {
  const ada = await shopper(platform)
  const mail = await mailTo(ada.email, /welcome/i)
  expect(mail.text).toContain('Ada Byron')
  const verified = await supertest(platform.urlOf('user'))
    .post('/api/users/verify')
    .send({ token: ada.who.Authorization.slice(7) })
    .expect(200)
  expect(verified.body).toMatchObject({ valid: true, user: { id: ada.id, email: ada.email, role: 'customer' } })
  await supertest(platform.urlOf('notification')).get('/api/notifications').set(ada.who).expect(200)
  expect((await ada.cart()).status).toBe(200)
  expect(mailsTo(ada.email, /welcome/i)).toHaveLength(1)
})

test('a purchase takes the stock, empties the cart and is confirmed by mail, once', async () => {
  const ada = await shopper(platform)
  const mug = await somethingToBuy(platform)
  expect((await ada.addToCart(mug.variantId, 2)).status).toBe(201)
  const order = await ada.checkout()
  expect([order.status, order.body.status, order.body.email]).toEqual([201, 'confirmed', ada.email])
  expect(await somethingToBuy(platform, mug.slug)).toMatchObject({ stock: mug.stock - 2, available: mug.stock - 2 })
  expect((await ada.cart()).body.items).toEqual([])
  const mail = await mailTo(ada.email, new RegExp(order.body.number as string))
  expect(mail.html).toContain(order.body.items[0].name)
  const { body } = await supertest(platform.urlOf('notification')).get('/api/notifications').set(ada.who).expect(200)
  expect(body.data.map(({ template }: { template: string }) => template)).toEqual(
    expect.arrayContaining(['order-confirmed', 'welcome', 'verify-email']),
  )
})

test('an admin signs in, sees the order and ships it, and the customer hears of it', async () => {
  const [ada, boss] = [await shopper(platform), await shopper(platform, admin)]
  const mug = await somethingToBuy(platform)
  await ada.addToCart(mug.variantId)
  const { body: order } = await ada.checkout()
  const orders = supertest(platform.urlOf('order'))
  const move = (status: string, more: object = {}) =>
    orders
      .patch(`/api/orders/${order.id}/status`)
      .set(boss.who)
      .send({ status, ...more })
  await move('processing').expect(200)
  await move('shipped', { trackingNumber: 'TRACK-7', carrier: 'Post' }).expect(200)
  const mail = await mailTo(ada.email, /way|ship/i)
  expect(mail.text).toContain('TRACK-7')
  expect((await orders.get('/api/orders').set(boss.who).expect(200)).body.data.length).toBeGreaterThan(0)
  const { body } = await supertest(platform.urlOf('user'))
    .get(`/api/users?q=${encodeURIComponent(ada.email)}`)
    .set(boss.who)
    .expect(200)
  expect(body.data.map(({ id }: { id: string }) => id)).toEqual([ada.id])
})

test('the notification service being down fails no registration and no order, and loses no mail', async () => {
  await platform.services.notification.stop()
  const ada = await shopper(platform)
  const mug = await somethingToBuy(platform)
  await ada.addToCart(mug.variantId)
  const order = await ada.checkout()
  expect(order.status).toBe(201)
  await platform.services.notification.start()
  await mailTo(ada.email, /welcome/i)
  await mailTo(ada.email, new RegExp(order.body.number as string))
  await mailTo(ada.email, /confirm your e-mail/i)
  expect(mailsTo(ada.email)).toHaveLength(3)
})

test('the mail server being down loses no mail and sends none twice', async () => {
  platform.mailbox.refusing = true
  const ada = await shopper(platform)
  const notifications = supertest(platform.urlOf('notification'))
  await waitFor('a first try to fail', async () => {
    const { body } = await notifications.get('/api/notifications').set(ada.who)
    return body.data[0]?.attempts > 0
  })
  platform.mailbox.refusing = false
  await mailTo(ada.email, /welcome/i)
  await mailTo(ada.email, /confirm your e-mail/i)
  expect(mailsTo(ada.email)).toHaveLength(2)
})

test('the catalogue and carts read on while others are down, and orders are refused at once', async () => {
  const ada = await shopper(platform)
  const mug = await somethingToBuy(platform)
  await ada.addToCart(mug.variantId)
  await platform.services.product.stop()
  expect((await ada.cart()).body).toMatchObject({ stale: true, itemCount: 1 })
  const refused = await ada.checkout()
  expect([refused.status, refused.get('Retry-After')]).toEqual([503, '2'])
  await platform.services.product.start()
  await platform.services.user.stop()
  const order = await waitFor('the catalogue to be asked again', async () => {
    const answer = await ada.checkout()
    return answer.status === 201 && answer
  })
  expect(order.body.email).toBe(ada.email)
  await platform.services.order.stop()
  await supertest(platform.urlOf('product')).get('/api/products').expect(200)
  await Promise.all([platform.services.order.start(), platform.services.user.start()])
})

test('a service that has never seen a token checks one while the user service is down', async () => {
  const boss = await shopper(platform, admin)
  await platform.services.product.stop()
  await platform.services.product.start()
  const products = supertest(platform.urlOf('product'))
  const mug = await somethingToBuy(platform)
  await waitFor('the public keys to be fetched', async () => {
    const { text } = await products.get('/metrics')
    return text.includes('dependency_calls_total{target="user service",outcome="ok"')
  })
  await platform.services.user.stop()
  await products.patch(`/api/products/${mug.id}/stock`).set(boss.who).send({ delta: 1 }).expect(200)
  await platform.services.user.start()
})

test('the same id follows a request through every service', async () => {
  const response = await supertest(platform.urlOf('product'))
    .get('/api/products')
    .set('X-Request-Id', 'my-request.1')
    .expect(200)
  expect(response.get('X-Request-Id')).toBe('my-request.1')
  const odd = await supertest(platform.urlOf('product'))
    .get('/api/products')
    .set('X-Request-Id', 'not sane!')
    .expect(200)
  expect(odd.get('X-Request-Id')).toMatch(/^[A-Za-z0-9._-]{1,128}$/)
})

test.each(['user', 'product', 'order', 'notification'] as const)(
  'the %s service says how it is, and what it has done',
  async (name) => {
    const http = supertest(platform.urlOf(name))
    for (const probe of ['live', 'ready', 'startup']) await http.get(`/health/${probe}`).expect(200, { status: 'ok' })
    const metrics = await http.get('/metrics').expect(200)
    expect(metrics.text).toMatch(/http_request_duration_seconds_count\{.*service="[a-z]+-service"/)
    expect(metrics.text).not.toMatch(/route="[^"]*[0-9a-f]{8}-/)
    expect(metrics.text).not.toMatch(/route="\/:/)
    const lost = await http.get('/api/nowhere').expect(404)
    expect(lost.body).toMatchObject({ status: 404, code: 'route-not-found', title: 'Not Found' })
    expect(lost.get('Content-Type')).toMatch(/^application\/problem\+json/)
    expect(lost.get('X-Content-Type-Options')).toBe('nosniff')
    expect(lost.get('X-Powered-By')).toBeUndefined()
  },
)

test("a service's token opens no customer's and no admin's door", async () => {
  for (const [name, path] of [
    ['user', '/api/users'],
    ['user', '/api/users/profile'],
    ['order', '/api/orders'],
    ['notification', '/api/notifications'],
  ] as const) {
    const token = serviceToken('order-service', `${name}-service`)
    await supertest(platform.urlOf(name)).get(path).set(bearer(token)).expect(403)
  }
})
