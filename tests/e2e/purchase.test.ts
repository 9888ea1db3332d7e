import { ProblemError } from '@ecommerce/client'
import { bearer } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import supertest from 'supertest'
import { admin, type Platform, startPlatform } from '../support/platform'
import { createCustomer, somethingToBuy } from '../support/customer'

let platform: Platform

describe('Purchase journey', () => {
  beforeAll(async () => {
    platform = await startPlatform()
  }, 60_000)
  afterAll(() => platform.stop())

  const mailsTo = (email: string, about = /./) =>
    platform.mailbox.mails.filter(({ to, subject }) => to.includes(email) && about.test(subject))
  const mailTo = (email: string, about: RegExp) =>
    waitFor(`a mail to ${email} about ${about}`, () => Promise.resolve(mailsTo(email, about)[0]))

  /** Undefined if a dependency is unavailable; rethrows other errors. */
  function unlessUnavailable(error: unknown): undefined {
    if (!(error instanceof ProblemError) || error.status !== 503) throw error
  }

  test('welcomes a new customer once and publishes them to every service', async () => {
    const ada = await createCustomer(platform)
    const mail = await mailTo(ada.email, /welcome/i)
    expect(mail.text).not.toContain('Ada')
    const { data: verdict } = await ada.client.POST('/api/users/verify', {
      body: { token: ada.auth.Authorization.slice(7) },
    })
    expect(verdict).toMatchObject({ valid: true, user: { id: ada.id, email: ada.email, role: 'customer' } })
    await ada.client.GET('/api/notifications')
    expect((await ada.cart()).items).toEqual([])
    expect(mailsTo(ada.email, /welcome/i)).toHaveLength(1)
  })

  test('reduces stock, empties the cart and sends one confirmation', async () => {
    const ada = await createCustomer(platform)
    const mug = await somethingToBuy(platform)
    await ada.addToCart(mug.variantId, 2)
    const order = await ada.checkout()
    expect([order.status, order.email]).toEqual(['confirmed', ada.email])
    expect(await somethingToBuy(platform, mug.slug)).toMatchObject({ available: mug.stock - 2 })
    await waitFor('the stock to be committed', async () => {
      const { stock } = await somethingToBuy(platform, mug.slug)
      return stock === mug.stock - 2
    })
    expect((await ada.cart()).items).toEqual([])
    const mail = await mailTo(ada.email, new RegExp(order.number))
    expect(mail.html).toContain(order.items[0]!.name)
    const { data: told } = await ada.client.GET('/api/notifications')
    expect(told.data.map(({ template }) => template)).toEqual(
      expect.arrayContaining(['order-confirmed', 'welcome', 'verify-email']),
    )
  })

  test('lets an admin ship the order and notifies the customer', async () => {
    const [ada, adminClient] = [await createCustomer(platform), await createCustomer(platform, admin)]
    const mug = await somethingToBuy(platform)
    await ada.addToCart(mug.variantId)
    const { id } = await ada.checkout()
    const move = (status: 'processing' | 'shipped', more: object = {}) =>
      adminClient.client.PATCH('/api/orders/{id}/status', { params: { path: { id } }, body: { status, ...more } })
    await move('processing')
    await move('shipped', { trackingNumber: 'TRACK-7', carrier: 'Post' })
    const mail = await mailTo(ada.email, /way|ship/i)
    expect(mail.text).toContain('TRACK-7')
    expect((await adminClient.client.GET('/api/orders')).data.data.length).toBeGreaterThan(0)
    const { data: found } = await adminClient.client.GET('/api/users', { params: { query: { q: ada.email } } })
    expect(found.data.map((user) => user.id)).toEqual([ada.id])
  })

  test('survives an outage of the notification service without losing mail', async () => {
    await platform.services.notification.stop()
    const ada = await createCustomer(platform)
    const mug = await somethingToBuy(platform)
    await ada.addToCart(mug.variantId)
    const order = await ada.checkout()
    await platform.services.notification.start()
    await mailTo(ada.email, /welcome/i)
    await mailTo(ada.email, new RegExp(order.number))
    await mailTo(ada.email, /confirm your e-mail/i)
    expect(mailsTo(ada.email)).toHaveLength(3)
  })

  test('survives a mail outage without loss or repetition', async () => {
    platform.mailbox.isRefusing = true
    const ada = await createCustomer(platform)
    await waitFor('a first try to fail', async () => {
      const { data } = await ada.client.GET('/api/notifications')
      return (data.data[0]?.attempts ?? 0) > 0
    })
    platform.mailbox.isRefusing = false
    await mailTo(ada.email, /welcome/i)
    await mailTo(ada.email, /confirm your e-mail/i)
    expect(mailsTo(ada.email)).toHaveLength(2)
  })

  /** Waits until the restarted product service has fetched the public keys. */
  const publicKeysOfProduct = () =>
    waitFor('the public keys to be fetched', async () => {
      const { text } = await supertest(platform.urlOf('product')).get('/metrics')
      return text.includes('dependency_calls_total{target="user service",outcome="ok"')
    })

  test('serves catalogue and carts during outages and rejects orders at once', async () => {
    const ada = await createCustomer(platform)
    const mug = await somethingToBuy(platform)
    await ada.addToCart(mug.variantId)
    await platform.services.product.stop()
    expect(await ada.cart()).toMatchObject({ stale: true, itemCount: 1 })
    await expect(ada.checkout()).rejects.toMatchObject({ status: 503, retryAfterSeconds: 2 })
    await platform.services.product.start()
    await publicKeysOfProduct()
    await platform.services.user.stop()
    const order = await waitFor('the catalogue to be asked again', () => ada.checkout().catch(unlessUnavailable))
    expect(order.email).toBe(ada.email)
    await platform.services.order.stop()
    await ada.client.GET('/api/products')
    await Promise.all([platform.services.order.start(), platform.services.user.start()])
  })

  test('verifies new tokens while the user service is down', async () => {
    const administrator = await createCustomer(platform, admin)
    await platform.services.product.stop()
    await platform.services.product.start()
    await publicKeysOfProduct()
    const mug = await somethingToBuy(platform)
    await platform.services.user.stop()
    await administrator.client.PATCH('/api/products/{id}/stock', {
      params: { path: { id: mug.id } },
      body: { delta: 1 },
    })
    await platform.services.user.start()
  })

  test('keeps one request id through all services', async () => {
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
    'shows health and metrics of the %s service',
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

  test("rejects a service's token as a customer or admin", async () => {
    for (const [name, path] of [
      ['user', '/api/users'],
      ['user', '/api/users/profile'],
      ['order', '/api/orders'],
      ['notification', '/api/notifications'],
    ] as const) {
      const token = platform.serviceToken('order-service', `${name}-service`)
      await supertest(platform.urlOf(name)).get(path).set(bearer(token)).expect(403)
    }
  })
})
