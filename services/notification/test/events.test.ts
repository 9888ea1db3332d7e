import { eventRoutes } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { bearer, forgedTokens, serviceToken } from '@ecommerce/testkit/tokens'
import { aContact, anEvent, anOrder } from './support/events'
import {
  admin,
  asOrderService,
  customer,
  type NotificationService,
  startNotificationService,
} from './support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Received events', () => {
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

  test('of a registration send a welcome mail', async () => {
    const contact = aContact()
    const { body } = await shop.hear(anEvent('user.registered', contact)).expect(202)
    expect(body).toEqual({ status: 'handled' })
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    expect(mailbox.mails[0]).toMatchObject({ to: ['ada@example.com'], subject: 'Welcome to The Shop' })
  })

  test.each([
    ['order.confirmed', 'is confirmed'],
    ['order.shipped', 'is on its way'],
    ['order.delivered', 'has arrived'],
    ['order.cancelled', 'is cancelled'],
  ] as const)('of %s notify the buyer, customer or guest', async (type, words) => {
    const userId = uuidv7()
    await shop.hear(anEvent(type, anOrder({ email: 'guest@example.com' }))).expect(202)
    await shop.hear(anEvent(type, anOrder({ email: 'known@example.com', userId, customerId: userId }))).expect(202)
    await shop.deliver()
    expect(mailbox.mails.map(({ to }) => to[0]).toSorted()).toEqual(['guest@example.com', 'known@example.com'])
    for (const mail of mailbox.mails) {
      expect(mail.subject).toBe(`Your order 2026-000123 ${words}`)
      expect(mail.html).toContain('$48.40')
    }
    const own = await shop.http.get('/api/notifications').set(customer(userId)).expect(200)
    expect(own.body.data).toMatchObject([{ userId, to: 'known@example.com', status: 'sent' }])
  })

  test('are handled once of ten concurrent deliveries', async () => {
    const event = anEvent('order.confirmed', anOrder())
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.hear(event)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202))
    expect(answers.map(({ body }) => body.status).toSorted()).toEqual(['handled', ...Array(9).fill('repeated')])
    await shop.deliver()
    await shop.hear(event).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
  })

  test('with the same id of another source are handled separately', async () => {
    const event = anEvent('order.confirmed', anOrder())
    await shop.hear(event).expect(202)
    await shop.hear({ ...event, source: 'another-service' }).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(2)
  })

  test('of an unknown type are accepted, ignored and counted', async () => {
    const { body } = await shop.hear({ ...anEvent('order.confirmed', anOrder()), type: 'order.admired' }).expect(202)
    expect(body).toEqual({ status: 'ignored' })
    const metrics = await shop.http.get('/metrics').expect(200)
    expect(metrics.text).toMatch(/events_received_total\{type="other",outcome="ignored"[^}]*\} 1/)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(0)
  })

  test('show included tax and rounding to the buyer', async () => {
    const usd = (amount: number) => ({ amount, currency: 'USD' })
    const taxes = [{ name: 'VAT', basisPoints: 2_000, amount: usd(807) }]
    const sums = { tax: usd(807), taxIncluded: true, taxes, rounding: usd(-4) }
    await shop.hear(anEvent('order.confirmed', anOrder(sums))).expect(202)
    await shop.deliver()
    expect(mailbox.mails[0]?.text).toContain('Rounding: -$0.04\nTotal: $48.40\nOf which VAT 20%: $8.07\n')
  })

  test('of the previous version, without tax details, are mailed', async () => {
    const tax = { amount: 400, currency: 'USD' }
    await shop.hear(anEvent('order.shipped', anOrder({ tax }))).expect(202)
    await shop.deliver()
    expect(mailbox.mails[0]?.text).toContain('\nTax: $4.00\nTotal: $48.40\n')
  })

  test('may contain unknown fields', async () => {
    const event = anEvent('user.registered', { ...aContact(), favouriteColour: 'teal' } as ReturnType<typeof aContact>)
    await shop.hear({ ...event, partitionkey: 'a' }).expect(202)
  })

  test.each([
    ['no version', { specversion: undefined }, ['specversion']],
    ['another version', { specversion: '0.3' }, ['specversion']],
    ['no id, source or type', { id: undefined, source: undefined, type: undefined }, ['id', 'source', 'type']],
    ['no data', { data: undefined }, ['data.userId', 'data.email', 'data.name', 'data.locale']],
    ['two addresses', { data: aContact({ email: 'a@example.com, b@example.com' }) }, ['data.email']],
    ['an attribute that is none', { Trace_Id: 'x' }, ['Trace_Id']],
  ])('are rejected with %s', async (_what, changes, paths) => {
    const { body } = await shop.hear(anEvent('user.registered', aContact(), changes)).expect(400)
    expect(body.errors.map((fault: { path: string }) => fault.path)).toEqual(paths)
  })

  test('with hostile names cause no harm', async () => {
    const name = 'Ada\r\nBcc: b@example.com\r\n\r\n<script>alert(1)</script>'
    const address = { ...anOrder().shippingAddress, name }
    await shop.hear(anEvent('user.registered', aContact({ name, locale: '\u2028../../etc' }))).expect(202)
    await shop.hear(anEvent('order.confirmed', anOrder({ shippingAddress: address, number: '1\r\nX: y' }))).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(2)
    for (const mail of mailbox.mails) {
      expect(mail.to).toEqual(['ada@example.com'])
      expect(mail.subject).not.toMatch(/[\r\n]/)
      expect([mail.headers.has('bcc'), mail.headers.has('x')]).toEqual([false, false])
      expect(mail.html).not.toContain('<script')
    }
  })

  test('show an address without postal code correctly', async () => {
    const { postalCode: _, ...address } = { ...anOrder().shippingAddress, city: 'Central', country: 'HK' }
    await shop.hear(anEvent('order.confirmed', anOrder({ shippingAddress: address }))).expect(202)
    const region = { ...address, region: 'Kowloon' }
    await shop.hear(anEvent('order.confirmed', anOrder({ shippingAddress: region }))).expect(202)
    await shop.deliver()
    const lines = mailbox.mails.map(({ text }) => text.split('\n').find((line) => line.includes('Central')))
    expect(lines.toSorted()).toEqual(['Central', 'Central, Kowloon'])
  })

  describe('in batches', () => {
    const hearAll = (events: readonly object[]) =>
      shop.http
        .post('/internal/events')
        .set(asOrderService())
        .set('Content-Type', 'application/cloudevents-batch+json')
        .send(JSON.stringify(events))
    const statuses = ({ body }: { body: { outcomes: { status: string }[] } }) =>
      body.outcomes.map(({ status }) => status)

    test('are handled once each', async () => {
      const [one, other] = [anEvent('order.confirmed', anOrder()), anEvent('order.shipped', anOrder())]
      const unknown = { ...one, id: uuidv7(), type: 'something.else' }
      const first = await hearAll([one, other, one, unknown]).expect(202)
      expect(statuses(first)).toEqual(['handled', 'handled', 'repeated', 'ignored'])
      const ids = first.body.outcomes.map(({ source, id }: { source: string; id: string }) => ({ source, id }))
      expect(ids).toEqual([one, other, one, unknown].map(({ source, id }) => ({ source, id })))
      expect(statuses(await hearAll([other, one]).expect(202))).toEqual(['repeated', 'repeated'])
      await shop.deliver()
      expect(mailbox.mails).toHaveLength(2)
    })

    test('do not fail with one of them', async () => {
      const good = [anEvent('order.confirmed', anOrder()), anEvent('order.confirmed', anOrder())]
      const bad = { ...anEvent('order.confirmed', anOrder()), data: { orderId: 'none' } }
      const first = await hearAll([good[0]!, bad, good[1]!]).expect(202)
      expect(statuses(first)).toEqual(['handled', 'failed', 'handled'])
      expect(statuses(await hearAll([bad, good[0]!]).expect(202))).toEqual(['failed', 'repeated'])
      await shop.deliver()
      expect(mailbox.mails).toHaveLength(2)
    })

    test('are handled once of concurrent batches in different order', async () => {
      const events = Array.from({ length: 20 }, () => anEvent('order.confirmed', anOrder()))
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, n) => hearAll(n % 2 === 0 ? events : events.toReversed()).expect(202)),
      )
      expect(replies.flatMap(statuses).filter((status) => status === 'handled')).toHaveLength(20)
      await shop.deliver()
      expect(mailbox.mails).toHaveLength(20)
    })

    test('keep the request that caused each', async () => {
      const events = ['request-a', 'request-b'].map((requestid) => ({
        ...anEvent('order.confirmed', anOrder({ email: `${requestid}@example.com` })),
        requestid,
      }))
      await hearAll(events).expect(202)
      const rows = await shop.ctx.db
        .selectFrom('notifications')
        .select(['sentTo', 'request'])
        .where('status', '=', 'queued')
        .orderBy('sentTo')
        .execute()
      expect(rows.map(({ sentTo, request }) => [sentTo, request?.requestId])).toEqual([
        ['request-a@example.com', 'request-a'],
        ['request-b@example.com', 'request-b'],
      ])
    })

    test('have from one to a hundred events', async () => {
      const events = Array.from({ length: 101 }, () => ({ ...anEvent('order.confirmed', anOrder()), data: {} }))
      await hearAll(events).expect(400)
      await hearAll([]).expect(400)
      await hearAll([anEvent('order.confirmed', anOrder()), []]).expect(400)
      await hearAll([[anEvent('order.confirmed', anOrder())]]).expect(400)
    })
  })

  const paths = ['/internal/events', '/api/notifications/events']

  test.each(paths)('%s are accepted from services only', async (path) => {
    const post = () => shop.http.post(path).send(anEvent('user.registered', aContact()))
    await post().expect(401)
    await post().set(customer()).expect(403)
    await post().set(admin).expect(403)
    await post()
      .set(bearer(serviceToken('order-service', 'user-service')))
      .expect(401)
    for (const token of Object.values(forgedTokens())) await post().set(bearer(token)).expect(401)
    await post().set(asOrderService()).set('Content-Type', 'application/cloudevents+json').expect(202)
  })

  test('are handled once when delivered to both paths', async () => {
    const event = anEvent('order.confirmed', anOrder())
    const replies = await Promise.all(paths.map((path) => shop.http.post(path).set(asOrderService()).send(event)))
    expect(replies.map(({ body }) => body.status).toSorted()).toEqual(['handled', 'repeated'])
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
  })

  test('have the same path in every service', () => {
    expect(new Set(Object.values(eventRoutes))).toEqual(new Set(['/internal/events']))
  })
})
