import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { bearer, forgedTokens, serviceToken } from '@ecommerce/testkit/tokens'
import { aContact, anEvent, anOrder, aTokenRequest } from '../support/events'
import {
  admin,
  asOrderService,
  customer,
  type NotificationService,
  startNotificationService,
} from '../support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Personal data in the notification service', () => {
  beforeAll(async () => {
    mailbox = await openMailbox()
    shop = await startNotificationService({ smtpUrl: mailbox.url })
  })
  afterAll(async () => {
    await shop.stop()
    await mailbox.close()
  })

  const asUserService = () => bearer(serviceToken('user-service', 'notification-service'))

  const ask = (body: object, headers: Record<string, string> = asUserService()) =>
    shop.http.post('/internal/personal-data').set(headers).send(body)

  const somebody = () => {
    const userId = uuidv7()
    return aContact({ userId, email: `${userId}@example.com` })
  }

  test('includes everything about a user, newest first', async () => {
    const ada = somebody()
    await shop.hear(anEvent('user.registered', ada)).expect(202)
    await shop.hear(anEvent('user.updated', { ...ada, emailVerified: true, version: 2 })).expect(202)
    await shop.deliver()
    const order = anOrder({ userId: ada.userId, customerId: ada.userId, email: ada.email })
    await shop.hear(anEvent('order.confirmed', order)).expect(202)
    await shop.send({ userId: ada.userId, channel: 'in-app', subject: 'Back in stock', text: 'Look' }).expect(202)

    const response = await ask({ userId: ada.userId }).expect(200)
    expect(response.get('Cache-Control')).toBe('private, no-store')
    const { contact, preferences, notifications } = response.body
    expect(preferences.stock).toEqual({ email: true, 'in-app': true })
    const { emailOwned: _owned, ...known } = ada
    expect(contact).toEqual({ ...known, emailVerified: true, version: 2 })
    expect(notifications.map(({ subject }: { subject: string }) => subject)).toEqual([
      'Back in stock',
      'Your order 2026-000123 is confirmed',
      'Welcome to The Shop',
    ])
    expect(notifications[2]).toEqual({
      id: expect.any(String),
      userId: ada.userId,
      to: ada.email,
      channel: 'email',
      template: 'welcome',
      subject: 'Welcome to The Shop',
      status: 'sent',
      attempts: 1,
      createdAt: expect.any(String),
      sentAt: expect.any(String),
      text: expect.stringContaining('Your account at The Shop is ready'),
    })
  })

  test('includes guest data under an owned address', async () => {
    const ada = somebody()
    await shop.hear(anEvent('user.registered', ada)).expect(202)
    await shop.hear(anEvent('order.shipped', anOrder({ email: ada.email }))).expect(202)
    const count = async (body: object) => (await ask(body).expect(200)).body.notifications.length
    expect(await count({ userId: ada.userId })).toBe(1)
    expect(await count({ userId: ada.userId, verifiedEmail: ada.email })).toBe(2)
  })

  test('excludes other users, even with the same address', async () => {
    const [ada, grace] = [somebody(), somebody()]
    await shop.hear(anEvent('user.registered', { ...grace, email: ada.email })).expect(202)
    await shop.hear(anEvent('user.registered', grace)).expect(202)
    const { body } = await ask({ userId: ada.userId, verifiedEmail: ada.email }).expect(200)
    expect(body).toEqual({ contact: null, preferences: null, notifications: [] })
  })

  test('contains no token before or after sending', async () => {
    const ada = somebody()
    const request = { ...aTokenRequest('a-token-of-ada'), ...ada }
    await shop.hear(anEvent('user.password-reset-requested', request)).expect(202)
    const look = async () => {
      const response = await ask({ userId: ada.userId }).expect(200)
      expect(response.text).not.toContain('a-token-of-ada')
      expect(response.text).not.toContain(request.sealedToken)
      expect(response.body.notifications[0].text).toContain('/reset-password?token=(secret)\n')
    }
    await look()
    await shop.deliver()
    await look()
  })

  test('is empty for erased and unknown users', async () => {
    const ada = somebody()
    await shop.hear(anEvent('user.registered', ada)).expect(202)
    await shop.hear(anEvent('user.erased', { userId: ada.userId })).expect(202)
    for (const userId of [ada.userId, uuidv7()]) {
      const { body } = await ask({ userId }).expect(200)
      expect(body).toEqual({ contact: null, preferences: null, notifications: [] })
    }
  })

  test.each([
    ['nothing', {}, ['userId']],
    ['an id that is none', { userId: '7' }, ['userId']],
    ['no address', { userId: uuidv7(), verifiedEmail: '%' }, ['verifiedEmail']],
    ['an unknown field', { userId: uuidv7(), email: 'a@example.com' }, ['email']],
  ])('rejects %s', async (_what, body, paths) => {
    const response = await ask(body).expect(400)
    expect(response.body.errors.map((fault: { path: string }) => fault.path)).toEqual(paths)
  })

  test('is for the user service only', async () => {
    const body = { userId: uuidv7() }
    await ask(body, {}).expect(401)
    await ask(body, customer(body.userId)).expect(403)
    await ask(body, admin).expect(403)
    await ask(body, asOrderService()).expect(403)
    for (const from of ['product-service', 'notification-service'])
      await ask(body, bearer(serviceToken(from, 'notification-service'))).expect(403)
    await ask(body, bearer(serviceToken('user-service', 'order-service'))).expect(401)
    for (const token of Object.values(forgedTokens())) await ask(body, bearer(token)).expect(401)
  })
})
