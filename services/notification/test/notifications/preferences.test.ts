import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { aContact, anEvent, anOrder } from '../support/events'
import {
  asOrderService,
  customer,
  type NotificationService,
  startNotificationService,
} from '../support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Notification preferences', () => {
  beforeAll(async () => {
    mailbox = await openMailbox()
    shop = await startNotificationService({ smtpUrl: mailbox.url })
  })
  afterAll(async () => {
    await shop.stop()
    await mailbox.close()
  })
  beforeEach(async () => {
    await shop.deliver()
    mailbox.mails.length = 0
  })

  const preferences = '/api/notifications/preferences'
  const read = async (userId: string) => (await shop.http.get(preferences).set(customer(userId)).expect(200)).body
  const choose = (userId: string, body: object) => shop.http.put(preferences).set(customer(userId)).send(body)

  async function somebody(changes: object = {}) {
    const contact = aContact({ userId: uuidv7(), ...changes })
    await shop.hear(anEvent('user.updated', contact)).expect(202)
    return contact
  }

  const both = (chosen: boolean) => ({ email: chosen, 'in-app': chosen })

  const backInStock = (userId: string) =>
    anEvent('product.back-in-stock', {
      ...{ productId: uuidv7(), variantId: uuidv7(), sku: 'MUG', name: 'Mug', slug: 'mug' },
      userIds: [userId],
    })

  const subjectsOfMails = async () => {
    await shop.deliver()
    return mailbox.mails.map(({ subject }) => subject)
  }

  test('allow everything but marketing by default', async () => {
    const { userId } = await somebody()
    const atFirst = { security: both(true), orders: both(true), stock: both(true), marketing: both(false) }
    expect(await read(userId)).toEqual(atFirst)
    expect(await read(uuidv7())).toEqual(atFirst)
  })

  test('keep a choice and the others', async () => {
    const { userId } = await somebody()
    await choose(userId, { marketing: { email: true } }).expect(200)
    const { body } = await choose(userId, { stock: { email: false } }).expect(200)
    expect(body).toMatchObject({ stock: { email: false, 'in-app': true }, marketing: { email: true, 'in-app': false } })
    expect(await read(userId)).toEqual(body)
  })

  test('accept their own response as input', async () => {
    const { userId } = await somebody()
    const { body } = await choose(userId, await read(userId)).expect(200)
    expect(body).toEqual(await read(userId))
  })

  test('keep concurrent changes', async () => {
    const { userId } = await somebody()
    const all = [{ stock: { email: false } }, { stock: { 'in-app': false } }, { marketing: { email: true } }]
    await Promise.all(all.map((choice) => choose(userId, choice).expect(200)))
    expect(await read(userId)).toMatchObject({ stock: both(false), marketing: { email: true } })
  })

  test.each(['security', 'orders'])('cannot disable mail on %s', async (kind) => {
    const { userId } = await somebody()
    const { body } = await choose(userId, { stock: { email: false }, [kind]: { email: false } }).expect(400)
    expect(body.errors).toEqual([{ path: `${kind}.email`, message: `${kind}.email cannot be switched off` }])
    expect(await read(userId)).toMatchObject({ [kind]: both(true), stock: both(true) })
  })

  test.each([
    ['nothing', {}],
    ['an unknown kind', { weather: { email: true } }],
    ['an unknown channel', { stock: { pigeon: true } }],
    ['text', { stock: { email: 'no' } }],
    ['a list', [{ stock: { email: false } }]],
  ])('reject %s', async (_what, body) => {
    await choose(uuidv7(), body).expect(400)
  })

  test('suppress disabled kinds only', async () => {
    const { userId, email } = await somebody()
    await choose(userId, { stock: { email: false } }).expect(200)
    await shop.hear(backInStock(userId)).expect(202)
    await shop.hear(anEvent('order.confirmed', anOrder({ userId, customerId: userId, email }))).expect(202)
    expect(await subjectsOfMails()).toEqual(['Your order 2026-000123 is confirmed'])
    await choose(userId, { stock: { email: true } }).expect(200)
    await shop.hear(backInStock(userId)).expect(202)
    expect(await subjectsOfMails()).toContain('Mug is back in stock')
  })

  test('respond 409 to a sender of an unwanted kind', async () => {
    const { userId } = await somebody()
    await choose(userId, { stock: { email: false } }).expect(200)
    const data = { name: 'Ada', productName: 'Mug', slug: 'mug' }
    const mail = { userId, channel: 'email', template: 'back-in-stock', data }
    const { body } = await shop.sendTemplate(mail, asOrderService()).expect(409)
    expect(body.code).toBe('not-wanted')
    await shop.sendTemplate({ ...mail, channel: 'in-app' }, asOrderService()).expect(202)
  })

  test('suppress a waiting notification', async () => {
    const { userId } = await somebody()
    await shop.hear(backInStock(userId)).expect(202)
    await choose(userId, { stock: { email: false } }).expect(200)
    expect(await subjectsOfMails()).toEqual([])
    const { body } = await shop.http.get('/api/notifications').set(customer(userId)).expect(200)
    expect(body.data).toMatchObject([{ status: 'failed', lastError: expect.stringContaining('do not want') }])
  })

  test('may precede the account’s first event', async () => {
    const userId = uuidv7()
    await choose(userId, { stock: { email: false }, marketing: { email: true } }).expect(200)
    await somebody({ userId })
    expect(await read(userId)).toMatchObject({ stock: { email: false }, marketing: { email: true } })
  })

  test('are erased with the user', async () => {
    const { userId } = await somebody({ marketingConsent: true })
    await choose(userId, { stock: { email: false } }).expect(200)
    await shop.hear(anEvent('user.erased', { userId })).expect(202)
    expect(await read(userId)).toMatchObject({ stock: both(true), marketing: both(false) })
    await choose(userId, { stock: { email: false } }).expect(404)
    const row = await shop.ctx.db.selectFrom('knownUsers').selectAll().where('userId', '=', userId).executeTakeFirst()
    expect(row).toMatchObject({ choices: {}, marketingConsent: false })
  })

  test('are for signed-in users', async () => {
    await shop.http.get(preferences).expect(401)
    await shop.http
      .put(preferences)
      .set(asOrderService())
      .send({ stock: { email: false } })
      .expect(403)
  })
})
