import type { Contact } from '@ecommerce/contracts/customer'
import type { EventType, OrderEvent } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { openGate } from '@ecommerce/testkit/gate'
import { waitFor } from '@ecommerce/testkit/waiting'
import { listWaitingJobs } from '@ecommerce/testkit/waiting-jobs'
import { sql } from 'kysely'
import { eraseUser } from '../../src/commands/notifications/erase-user'
import { sendOrderMail } from '../../src/commands/mails/send-order-mail'
import { databaseText } from '../support/database-text'
import { aContact, anEvent, anOrder, aRefund, aReturn, aTokenRequest, seal } from '../support/events'
import { blockedOrDone } from '../support/lock-wait'
import { openMailServer } from '../support/mail-server'
import {
  admin,
  asOrderService,
  customer,
  type NotificationService,
  startNotificationService,
} from '../support/notification-service'
import { openUserService } from '../support/user-service'

let mailServer: Awaited<ReturnType<typeof openMailServer>>
let users: Awaited<ReturnType<typeof openUserService>>
let shop: NotificationService
let whileSending: () => Promise<void>

describe('Erasure in the notification service', () => {
  beforeAll(async () => {
    mailServer = await openMailServer({ message: () => whileSending().then(() => 250) })
    users = await openUserService()
    shop = await startNotificationService({ smtpUrl: mailServer.url, userUrl: users.url })
  })
  afterAll(async () => {
    await shop.stop()
    await users.close()
    await mailServer.close()
  })
  beforeEach(async () => {
    whileSending = () => Promise.resolve()
    await shop.deliver()
    mailServer.arrived.length = 0
  })

  /** Creates a customer with a unique address. */
  const somebody = () => {
    const userId = uuidv7()
    return aContact({ userId, email: `${userId}@example.com` })
  }

  const registered = (contact: Contact) => shop.hear(anEvent('user.registered', contact)).expect(202)
  const orderOf = ({ userId, email }: Contact, changes: Partial<OrderEvent> = {}) =>
    anOrder({ userId, customerId: userId, email, ...changes })
  const erased = ({ userId }: Contact, email?: string) =>
    shop.hear(anEvent('user.erased', { userId, ...(email !== undefined && { sealedEmail: seal(email) }) })).expect(202)

  const contactOf = ({ userId }: Contact) =>
    shop.ctx.db.selectFrom('knownUsers').selectAll().where('userId', '=', userId).executeTakeFirst()

  async function expectErased(person: Contact): Promise<void> {
    expect(await databaseText(shop.ctx.db)).not.toContain(person.email)
    expect(await contactOf(person)).toMatchObject({ email: null, name: null, locale: null, erasedAt: expect.any(Date) })
    const own = await shop.http.get('/api/notifications').set(customer(person.userId)).expect(200)
    expect(own.body.data).toEqual([])
  }

  test('removes a customer from every table, and nobody else', async () => {
    const [ada, grace] = [somebody(), somebody()]
    for (const person of [ada, grace]) {
      await registered(person)
      await shop.hear(anEvent('order.confirmed', orderOf(person))).expect(202)
      await shop.hear(anEvent('user.password-reset-requested', { ...aTokenRequest('t-1'), ...person })).expect(202)
    }
    await shop.deliver()
    await shop.send({ userId: ada.userId, channel: 'in-app', text: `Not gone yet, ${ada.email}` }).expect(202)
    expect(await databaseText(shop.ctx.db)).toContain(ada.email)

    await erased(ada)
    await expectErased(ada)
    const others = await shop.http.get('/api/notifications').set(customer(grace.userId)).expect(200)
    expect(others.body.data).toHaveLength(3)
    expect(await contactOf(grace)).toMatchObject({ email: grace.email, erasedAt: null })
  })

  test('includes notifications to an owned address only', async () => {
    const ada = somebody()
    await registered(ada)
    await shop.hear(anEvent('order.confirmed', anOrder({ email: ada.email }))).expect(202)
    await shop.send({ to: ada.email, channel: 'email', text: 'Hello' }).expect(202)
    await erased(ada)
    const left = await shop.ctx.db.selectFrom('notifications').select('id').where('sentTo', '=', ada.email).execute()
    expect(left).toHaveLength(2)
    await erased(ada, ada.email)
    await expectErased(ada)
  })

  test('works before the user is known', async () => {
    const ada = somebody()
    await erased(ada, ada.email)
    await erased(ada)
    await registered(ada)
    await expectErased(ada)
  })

  const later: [EventType, (person: Contact) => object][] = [
    ['user.registered', (person) => person],
    ['user.updated', (person) => person],
    ['user.email-verification-requested', (person) => ({ ...aTokenRequest('t-1'), ...person })],
    ['user.password-reset-requested', (person) => ({ ...aTokenRequest('t-1'), ...person })],
    ['user.password-changed', (person) => ({ ...person, changedAt: '2026-03-01T12:00:00.000Z' })],
    ['user.locked', (person) => ({ ...person, lockedUntil: '2026-03-01T12:00:00.000Z' })],
    ['order.confirmed', orderOf],
    ['order.shipped', orderOf],
    ['order.delivered', orderOf],
    ['order.cancelled', orderOf],
    ['order.refunded', (person) => ({ ...aRefund(), ...orderOf(person) })],
    ['order.return-requested', (person) => ({ ...aReturn(), ...orderOf(person) })],
  ]

  test.each(later)('ignores %s that arrives later', async (type, dataOf) => {
    const ada = somebody()
    await registered(ada)
    await erased(ada)
    const late = anEvent('user.registered', { ...ada, version: 9 }, { type, data: dataOf({ ...ada, version: 9 }) })
    const { body } = await shop.hear(late).expect(202)
    expect(body).toEqual({ status: 'handled' })
    await shop.deliver()
    expect(mailServer.arrived).toEqual([])
    await expectErased(ada)
  })

  test('prevents later notifications and look-ups', async () => {
    const ada = somebody()
    await registered(ada)
    await erased(ada)
    users.contacts.set(ada.userId, ada)
    const asked = users.asked.length
    const template = { template: 'welcome', data: { name: 'Ada' } }
    for (const channel of ['email', 'in-app']) {
      const sent = await shop.send({ userId: ada.userId, channel, text: 'Hello' }).expect(404)
      expect(sent.body.code).toBe('user-not-found')
      await shop.sendTemplate({ userId: ada.userId, channel, ...template }).expect(404)
    }
    expect(users.asked).toHaveLength(asked)
    await expectErased(ada)
  })

  test('ignores an older response of the user service', async () => {
    const ada = somebody()
    users.contacts.set(ada.userId, ada)
    const gate = openGate()
    users.answerAfter(gate.opened)
    const asked = users.asked.length
    const sending = shop.send({ userId: ada.userId, channel: 'email', text: 'Hello' }).then((answer) => answer)
    await waitingOrAsked(asked)
    await erased(ada)
    gate.open()
    expect((await sending).status).toBe(404)
    await expectErased(ada)
  })

  const waitingOrAsked = (before: number) =>
    waitFor('a question to the user service', () => Promise.resolve(users.asked.length > before))

  test('stops a send between look-up and queueing', async () => {
    const ada = somebody()
    await registered(ada)
    const gate = openGate()
    const taken = openGate()
    const holder = shop.ctx.db.transaction().execute(async (tx) => {
      await sql`insert into idempotency_keys (caller, key, fingerprint) values ('order-service', 'k-1', '')`.execute(tx)
      taken.open()
      await gate.opened
      throw new Error('given back')
    })
    await taken.opened
    const key = { ...asOrderService(), 'Idempotency-Key': 'k-1' }
    const sending = shop.send({ userId: ada.userId, channel: 'email', text: 'Hello' }, key).then((answer) => answer)
    await blockedOrDone(shop.ctx.db, sending)
    await erased(ada)
    gate.open()
    await expect(holder).rejects.toThrow('given back')
    expect((await sending).status).toBe(404)
    await expectErased(ada)
  })

  test('removes a mail in delivery', async () => {
    const ada = somebody()
    const [arrival, release] = [openGate(), openGate()]
    whileSending = async () => {
      arrival.open()
      await release.opened
    }
    await registered(ada)
    const worker = shop.deliver()
    await arrival.opened
    await erased(ada)
    release.open()
    await worker
    await expectErased(ada)
    expect(await listWaitingJobs(shop.ctx.db)).toHaveLength(0)
  })

  test('removes a mail that fails meanwhile', async () => {
    const ada = somebody()
    const [arrival, release] = [openGate(), openGate()]
    whileSending = async () => {
      arrival.open()
      await release.opened
      throw new Error('no')
    }
    await registered(ada)
    const worker = shop.deliver()
    await arrival.opened
    await erased(ada)
    release.open()
    await worker
    await expectErased(ada)
  })

  describe.each<[string, (person: Contact) => PromiseLike<unknown>]>([
    ['a known customer', registered],
    ['a customer nobody has heard of', () => Promise.resolve()],
  ])('a concurrent order of %s', (_who, meet) => {
    test('is erased with its notification if first', async () => {
      const ada = somebody()
      await meet(ada)
      let erasure: Promise<unknown> = Promise.resolve()
      await shop.ctx.db.transaction().execute(async (tx) => {
        await sendOrderMail(shop.ctx, tx, 'order-confirmed', orderOf(ada))
        erasure = erased(ada).then((answer) => answer)
        await blockedOrDone(shop.ctx.db, erasure)
      })
      await erasure
      await expectErased(ada)
    })

    test('sends nothing if second', async () => {
      const ada = somebody()
      await meet(ada)
      let order: Promise<unknown> = Promise.resolve()
      await shop.ctx.db.transaction().execute(async (tx) => {
        await eraseUser(shop.ctx, tx, { userId: ada.userId })
        order = shop
          .hear(anEvent('order.confirmed', orderOf(ada)))
          .expect(202)
          .then((answer) => answer)
        await blockedOrDone(shop.ctx.db, order)
      })
      await order
      await expectErased(ada)
    })

    test('leaves nothing in any order', async () => {
      const people = Array.from({ length: 20 }, somebody)
      await Promise.all(people.map(meet))
      await Promise.all(
        people.flatMap((person) => [
          shop.hear(anEvent('order.confirmed', orderOf(person))).expect(202),
          erased(person),
        ]),
      )
      for (const person of people) await expectErased(person)
    })
  })

  test('sends nothing for an order without an address', async () => {
    const ada = somebody()
    const { body } = await shop.hear(anEvent('order.shipped', orderOf(ada, { email: null }))).expect(202)
    expect(body).toEqual({ status: 'handled' })
    const held = await shop.ctx.db.selectFrom('notifications').select('id').where('userId', '=', ada.userId).execute()
    expect(held).toEqual([])
  })

  test('is retried if the sealed address is unreadable', async () => {
    const ada = somebody()
    await registered(ada)
    const sealedEmail = seal(ada.email, 'the-secret-that-the-platform-had-last-year')
    const event = anEvent('user.erased', { userId: ada.userId, sealedEmail })
    await shop.hear(event).expect(503)
    expect(await contactOf(ada)).toMatchObject({ email: ada.email })
    await shop.hear({ ...event, data: { userId: ada.userId, sealedEmail: seal(ada.email) } }).expect(202)
    await expectErased(ada)
  })

  describe('the confirmation mail', () => {
    const lastMails = () => mailServer.arrived.filter(({ subject }) => subject === 'Ihr Konto ist gelöscht')

    test('is sent once in the user’s language without storing the address', async () => {
      const ada = { ...somebody(), locale: 'de-AT' }
      await registered(ada)
      await shop.deliver()
      const event = anEvent('user.erased', { userId: ada.userId, sealedEmail: seal(ada.email) })
      await Promise.all(Array.from({ length: 5 }, () => shop.hear(event).expect(202)))
      await expectErased(ada)
      await shop.deliver()
      expect(lastMails().map(({ to }) => to)).toMatchObject([{ text: ada.email }])
      await expectErased(ada)
      const { rows } = await sql`select id from notifications where sealed_secret is not null`.execute(shop.ctx.db)
      expect(rows).toEqual([])
      const { body } = await shop.http.get('/api/notifications').set(admin).expect(200)
      expect(body.data[0]).toMatchObject({ template: 'account-erased', to: '(secret)', status: 'sent' })
    })

    test('goes to an unowned address without erasing its guest mails', async () => {
      const ada = { ...somebody(), locale: 'de' }
      await registered(ada)
      const guest = anOrder({ userId: null, email: ada.email })
      await shop.hear(anEvent('order.confirmed', guest)).expect(202)
      await shop.deliver()
      mailServer.arrived.length = 0
      const event = anEvent('user.erased', { userId: ada.userId, sealedRecipient: seal(ada.email) })
      await shop.hear(event).expect(202)
      await shop.deliver()
      expect(lastMails().map(({ to }) => to)).toMatchObject([{ text: ada.email }])
      const kept = await shop.ctx.db
        .selectFrom('notifications')
        .select('template')
        .where('sentTo', '=', ada.email)
        .execute()
      expect(kept).toEqual([{ template: 'order-confirmed' }])
    })

    test('is not sent to an unverified address', async () => {
      const ada = somebody()
      await registered(ada)
      await shop.deliver()
      mailServer.arrived.length = 0
      await erased(ada)
      await shop.deliver()
      expect(mailServer.arrived).toEqual([])
    })

    test('is not replayable after a permanent failure', async () => {
      const ada = somebody()
      const refusing = await openMailServer({ message: () => 554 })
      const lonely = await startNotificationService({ smtpUrl: refusing.url })
      try {
        const event = anEvent('user.erased', { userId: ada.userId, sealedEmail: seal(ada.email) })
        await lonely.hear(event).expect(202)
        await lonely.deliver()
        const { body } = await lonely.http.get('/api/notifications/dead-letters').set(admin).expect(200)
        expect(body.data).toMatchObject([{ template: 'account-erased', to: '(secret)' }])
        expect(await databaseText(lonely.ctx.db)).not.toContain(ada.email)
        await lonely.http.post(`/api/notifications/${body.data[0].id}/retry`).set(admin).expect(409)
      } finally {
        await lonely.stop()
        await refusing.close()
      }
    })
  })
})
