import type { EventType, OrderEvent } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { anEvent, anOrder, aRefund, aReturn } from '../support/events'
import { customer, type NotificationService, startNotificationService } from '../support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Refund and return mails', () => {
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

  async function received() {
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    return mailbox.mails[0]!
  }

  const usd = (amount: number) => ({ amount, currency: 'USD' })

  test('show the refunded amount and the order', async () => {
    await shop.hear(anEvent('order.refunded', aRefund())).expect(202)
    const mail = await received()
    expect(mail.subject).toBe('A refund for your order 2026-000123')
    expect(mail.text).toContain('This refund: $12.50')
    for (const part of [mail.text, mail.html]) {
      for (const fact of ['We have sent $12.50 back', '2026-000123', 'Order total', '$48.40'])
        expect(part).toContain(fact)
      for (const other of ['Refunded so far', 'Stoneware mug']) expect(part).not.toContain(other)
    }
  })

  test('show the refunded total after earlier refunds', async () => {
    await shop.hear(anEvent('order.refunded', aRefund({ refundedTotal: usd(3_000) }))).expect(202)
    const mail = await received()
    expect(mail.text).toContain('Refunded so far, this refund included: $30.00\nThis refund: $12.50')
    for (const fact of ['Refunded so far, this refund included', '$30.00', '$12.50']) expect(mail.html).toContain(fact)
  })

  test.each([
    ['contained', true, 'This refund: $12.50\nOf which tax: $2.08\n'],
    ['on top of prices', false, 'This refund before tax: $10.42\nTax: $2.08\nThis refund: $12.50\n'],
  ])('show contained tax, %s', async (_how, taxIncluded, lines) => {
    const event = { ...aRefund({ tax: usd(208) }), taxIncluded }
    await shop.hear(anEvent('order.refunded', event)).expect(202)
    const mail = await received()
    expect(mail.text).toContain(`\n${lines}`)
    for (const line of lines.trim().split('\n')) for (const part of line.split(': ')) expect(mail.html).toContain(part)
  })

  test.each([
    ['of the version before', {}],
    ['without tax', { tax: usd(0) }],
  ])('show no tax for a refund %s', async (_which, refund) => {
    await shop.hear(anEvent('order.refunded', { ...aRefund(refund), taxIncluded: true })).expect(202)
    const mail = await received()
    for (const part of [mail.text, mail.html]) expect(part).not.toMatch(/tax/i)
  })

  test('confirm a return request with its lines', async () => {
    await shop.hear(anEvent('order.return-requested', aReturn())).expect(202)
    const mail = await received()
    expect(mail.subject).toBe('We have your return request for order 2026-000123')
    expect(mail.text).toContain('1 x Stoneware mug (Blue) (MUG-BLUE)')
    for (const part of [mail.text, mail.html]) {
      for (const fact of ['2026-000123', 'Stoneware mug (Blue)', 'MUG-BLUE', 'send you our answer'])
        expect(part).toContain(fact)
      for (const other of ['Walking socks', 'more of a green', '$']) expect(part).not.toContain(other)
    }
  })

  const news: [EventType, (changes: Partial<OrderEvent>) => OrderEvent][] = [
    ['order.refunded', (changes) => ({ ...aRefund(), ...changes })],
    ['order.return-requested', (changes) => ({ ...aReturn(), ...changes })],
  ]

  describe.each(news)('%s', (type, about) => {
    const event = (changes: Partial<OrderEvent>) => anEvent('order.confirmed', about(changes), { type })

    test('are sent once and appear in the customer’s list', async () => {
      const userId = uuidv7()
      const known = event({ email: 'known@example.com', userId, customerId: userId })
      await Promise.all(Array.from({ length: 5 }, () => shop.hear(known).expect(202)))
      await shop.hear(event({ email: 'guest@example.com' })).expect(202)
      await shop.deliver()
      expect(mailbox.mails.map(({ to }) => to[0]).toSorted()).toEqual(['guest@example.com', 'known@example.com'])
      const own = await shop.http.get('/api/notifications').set(customer(userId)).expect(200)
      expect(own.body.data).toMatchObject([{ userId, template: type.replace('.', '-'), status: 'sent' }])
    })

    test('are not sent for an erased buyer', async () => {
      const { body } = await shop.hear(event({ email: null })).expect(202)
      expect(body).toEqual({ status: 'handled' })
      await shop.deliver()
      expect(mailbox.mails).toEqual([])
    })

    test('list missing data', async () => {
      const { body } = await shop.hear(anEvent('order.confirmed', anOrder(), { type })).expect(400)
      expect(body.errors).toMatchObject([{ path: type === 'order.refunded' ? 'data.refund' : 'data.return' }])
    })
  })

  const target = { to: 'grace@example.com', channel: 'email' }

  test('can be sent by hand with the currency’s decimals', async () => {
    const dinar = (amount: number) => ({ amount, currency: 'IQD' })
    const data = { number: 'A-1', total: dinar(9_000_500), refund: { amount: dinar(500), refundedTotal: dinar(1_500) } }
    await shop.sendTemplate({ ...target, template: 'order-refunded', locale: 'de', data }).expect(202)
    const text = (await received()).text.replaceAll('\u00a0', ' ')
    for (const fact of ['summe: 9.000,500 IQD', 'eingeschlossen: 1,500 IQD', 'Diese Erstattung: 0,500 IQD'])
      expect(text).toContain(fact)
  })

  test.each([
    ['order-refunded', {}, ['data.number', 'data.total', 'data.refund']],
    ['order-return-requested', { number: 'A-1', return: { items: [] } }, ['data.return.items']],
  ])('reject %s without required data', async (template, data, paths) => {
    const { body } = await shop.sendTemplate({ ...target, template, data }).expect(400)
    expect(body.errors.map((fault: { path: string }) => fault.path)).toEqual(paths)
  })

  test('escape HTML in a returned line', async () => {
    const request = aReturn()
    request.return.items[0]!.name = '<script>alert(1)</script>{{secret}}'
    await shop.hear(anEvent('order.return-requested', request)).expect(202)
    const mail = await received()
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{secret}}')
    expect(mail.html).not.toContain('<script')
  })
})
