import { type Contact } from '@ecommerce/contracts/customer'
import { uuidv7 } from '@ecommerce/shared/ids'
import { aContact, anEvent, anOrder, aTokenRequest } from '../support/events'
import { type NotificationService, startNotificationService } from '../support/notification-service'
import { openUserService } from '../support/user-service'

let users: Awaited<ReturnType<typeof openUserService>>
let shop: NotificationService

describe('Known users of the notification service', () => {
  beforeAll(async () => {
    users = await openUserService()
    shop = await startNotificationService({ userUrl: users.url })
  })
  afterAll(async () => {
    await shop.stop()
    await users.close()
  })

  const registered = (contact: Contact) => shop.hear(anEvent('user.registered', contact)).expect(202)
  const updated = (contact: Contact) => shop.hear(anEvent('user.updated', contact)).expect(202)
  const ask = (contact: Contact) => {
    users.contacts.set(contact.userId, contact)
    return shop.send({ userId: contact.userId, channel: 'in-app', text: 'Hello' }).expect(202)
  }

  const addressOf = async (userId: string): Promise<string> =>
    (await shop.send({ userId, channel: 'email', text: 'Hello' }).expect(202)).body.to

  function twoVersions() {
    const older = aContact({ email: 'older@example.com' })
    return [older, { ...older, email: 'newer@example.com', emailVerified: true, version: 2 }] as const
  }

  test.each([
    ['registered, then updated', [registered, updated]],
    ['asked for, then updated', [ask, updated]],
  ] as const)('keep the newer version: %s', async (_order, [first, second]) => {
    const [older, newer] = twoVersions()
    await first(older)
    await second(newer)
    expect(await addressOf(older.userId)).toBe('newer@example.com')
  })

  test.each([
    ['updated, then registered', [updated, registered]],
    ['asked for, then registered', [ask, registered]],
    ['updated, then updated', [updated, updated]],
  ] as const)('keep the newer version if the older arrives last: %s', async (_order, [first, second]) => {
    const [older, newer] = twoVersions()
    await first(newer)
    await second(older)
    expect(await addressOf(older.userId)).toBe('newer@example.com')
  })

  test('keep the newer of two concurrent versions', async () => {
    for (let round = 0; round < 10; round++) {
      const [older, newer] = twoVersions()
      await Promise.all([updated(newer), registered(older), updated(newer), registered(older)])
      expect(await addressOf(older.userId)).toBe('newer@example.com')
    }
  })

  test('are saved from account events', async () => {
    const request = aTokenRequest('t-1', { email: 'told@example.com', version: 3 })
    await shop.hear(anEvent('user.password-reset-requested', request)).expect(202)
    await registered({ ...aContact({ userId: request.userId }), version: 1 })
    expect(await addressOf(request.userId)).toBe('told@example.com')
  })

  test('send nothing for a change', async () => {
    const contact = aContact()
    const { body } = await updated(contact)
    expect(body).toEqual({ status: 'handled' })
    const held = await shop.ctx.db
      .selectFrom('notifications')
      .where('userId', '=', contact.userId)
      .select('id')
      .execute()
    expect(held).toEqual([])
  })

  test('accept a contact after an order of an unknown customer', async () => {
    const contact = aContact({ email: 'known@example.com' })
    await shop.hear(anEvent('order.confirmed', anOrder({ userId: contact.userId }))).expect(202)
    await shop.send({ userId: contact.userId, channel: 'email', text: 'Hello' }).expect(404)
    await registered(contact)
    expect(await addressOf(contact.userId)).toBe('known@example.com')
  })

  test('fetch a contact after an order of an unknown customer', async () => {
    const contact = aContact({ email: 'asked@example.com' })
    await shop.hear(anEvent('order.confirmed', anOrder({ userId: contact.userId }))).expect(202)
    users.contacts.set(contact.userId, contact)
    expect(await addressOf(contact.userId)).toBe('asked@example.com')
  })

  test('accept events without a version', async () => {
    const { emailVerified: _verified, version: _version, ...old } = aContact({ email: 'old@example.com' })
    await registered(old as Contact)
    expect(await addressOf(old.userId)).toBe('old@example.com')
    await updated({ ...aContact({ userId: old.userId, email: 'new@example.com' }), version: 2 })
    expect(await addressOf(old.userId)).toBe('new@example.com')
  })

  test('have versions from 1', async () => {
    for (const version of [0, 1.5, '2', -1]) {
      const data = { ...aContact({ userId: uuidv7() }), version: version as number }
      const { body } = await shop.hear(anEvent('user.updated', data)).expect(400)
      expect(body.errors).toMatchObject([{ path: 'data.version' }])
    }
  })
})
