import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { bearer, forgedTokens } from '@ecommerce/testkit/tokens'
import { aContact, anEvent, anOrder } from '../support/events'
import {
  admin,
  asOrderService,
  customer,
  type NotificationService,
  startNotificationService,
} from '../support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Sending of templates', () => {
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

  const aWelcome = (changes: object = {}) => ({
    to: 'grace@example.com',
    channel: 'email',
    template: 'welcome',
    data: { name: 'Grace' },
    ...changes,
  })

  async function received() {
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    return mailbox.mails[0]!
  }

  test('sends text and HTML', async () => {
    const { body } = await shop.sendTemplate(aWelcome(), asOrderService()).expect(202)
    expect(body).toMatchObject({ template: 'welcome', status: 'queued', subject: 'Welcome to The Shop' })
    const mail = await received()
    expect(mail.subject).toBe('Welcome to The Shop')
    expect(mail.text).toContain('Welcome, Grace!')
    expect(mail.html).toContain('Welcome, Grace')
  })

  test.each(['order-confirmed', 'order-shipped', 'order-delivered', 'order-cancelled'])(
    'formats number, lines and totals in %s',
    async (template) => {
      await shop.sendTemplate(aWelcome({ template, data: anOrder({ trackingNumber: '1Z999' }) })).expect(202)
      const mail = await received()
      expect(mail.subject).toContain('2026-000123')
      for (const part of [mail.text, mail.html])
        for (const fact of ['2026-000123', 'Stoneware mug (Blue)', '$36.00', 'Walking socks', '$48.40', '$4.90'])
          expect(part).toContain(fact)
      expect(mail.text).toContain('2 x Stoneware mug (Blue) (MUG-BLUE): $36.00')
      expect(mail.text).toContain('-$5.00')
      expect(mail.text).not.toContain('Tax')
      expect(mail.text.includes('1Z999')).toBe(template === 'order-shipped')
      expect(mail.text.includes('United Kingdom')).toBe(template !== 'order-cancelled')
    },
  )

  test('uses the requested language, or English without a translation', async () => {
    await shop.sendTemplate(aWelcome({ template: 'order-confirmed', locale: 'nl-BE', data: anOrder() })).expect(202)
    const mail = await received()
    expect(mail.subject).toBe('Your order 2026-000123 is confirmed')
    expect(mail.html).toContain('<html lang="en"')
    expect(mail.text.replaceAll('\u00a0', ' ')).toContain('Total: US$ 48,40')
  })

  test('uses the recipient’s locale by default', async () => {
    const contact = aContact({ locale: 'de-AT' })
    await shop.hear(anEvent('user.registered', contact)).expect(202)
    await shop.deliver()
    mailbox.mails.length = 0
    const target = { to: undefined, userId: contact.userId, template: 'order-confirmed', data: anOrder() }
    await shop.sendTemplate(aWelcome(target)).expect(202)
    expect((await received()).text.replaceAll('\u00a0', ' ')).toContain('Gesamtsumme: $ 48,40')
  })

  test('formats each currency with its decimals', async () => {
    const yen = { amount: 1_200, currency: 'JPY' }
    const amounts = { subtotal: yen, discount: yen, shipping: yen, tax: yen, total: yen }
    await shop.sendTemplate(aWelcome({ template: 'order-confirmed', data: anOrder(amounts) })).expect(202)
    expect((await received()).text).toContain('Total: ¥1,200')
  })

  test('escapes HTML in a name', async () => {
    const name = '<img src=x onerror=alert(1)> & {{secret}} <b>Ada</b>'
    await shop.sendTemplate(aWelcome({ data: { name } })).expect(202)
    const mail = await received()
    expect(mail.html).not.toMatch(/<img|<b>/)
    expect(mail.html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
    expect(mail.text).toContain(`Welcome, ${name}!`)
  })

  test.each(['Ada\r\nBcc: b@example.com', 'Ada\u2028X: y'])('rejects the name %j with a line break', async (name) => {
    const { body } = await shop.sendTemplate(aWelcome({ data: { name } })).expect(400)
    expect(body.errors).toMatchObject([{ path: 'data.name' }])
  })

  test('includes the name of a user with a verified address, and in the app always', async () => {
    const contact = aContact()
    await shop.hear(anEvent('user.registered', contact)).expect(202)
    await shop.deliver()
    const welcomed = async (channel: string) => {
      mailbox.mails.length = 0
      const target = { to: undefined, userId: contact.userId, channel }
      await shop.sendTemplate(aWelcome({ ...target, data: { name: 'Ada' } })).expect(202)
      await shop.deliver()
      const newest = shop.ctx.db.selectFrom('notifications').select('text').orderBy('id', 'desc').limit(1)
      return (await newest.executeTakeFirstOrThrow()).text.split('\n')[0]
    }
    expect(await welcomed('email')).toBe('Welcome!')
    expect(await welcomed('in-app')).toBe('Welcome, Ada!')
    await shop.hear(anEvent('user.updated', { ...contact, emailVerified: true, version: 2 })).expect(202)
    expect(await welcomed('email')).toBe('Welcome, Ada!')
  })

  test.each(['goodbye', 'shared', '../welcome', 'constructor'])(
    'responds 404 for the template %s',
    async (template) => {
      const { body } = await shop.sendTemplate(aWelcome({ template })).expect(404)
      expect(body).toMatchObject({ code: 'template-not-found', detail: expect.stringContaining('welcome') })
    },
  )

  const { number: _number, total: _total, ...half } = anOrder()

  test.each([
    ['no data', aWelcome({ data: undefined }), ['data.name']],
    ['empty data', aWelcome({ data: {} }), ['data.name']],
    ['half an order', aWelcome({ template: 'order-confirmed', data: half }), ['data.number', 'data.total']],
    ['a wrong type', aWelcome({ data: { name: 7 } }), ['data.name']],
    ['data that is no object', aWelcome({ data: 'Grace' }), ['data']],
    ['a locale that is none', aWelcome({ locale: '../en' }), ['locale']],
    ['no template', aWelcome({ template: undefined }), ['template']],
    ['an unknown field', aWelcome({ subject: 'Mine' }), ['subject']],
    ['two recipients', aWelcome({ to: 'a@example.com,b@example.com' }), ['to']],
  ])('rejects %s and names it', async (_what, body, paths) => {
    const response = await shop.sendTemplate(body).expect(400)
    expect(response.body.errors.map((fault: { path: string }) => fault.path)).toEqual(paths)
  })

  test('ignores unknown data and rejects a prototype', async () => {
    const evil = { shopName: 'Evil', language: 'Evil' }
    await shop.sendTemplate(aWelcome({ data: { name: 'Ada', ...evil, constructor: evil } })).expect(202)
    const mail = await received()
    expect(mail.text + mail.html + mail.subject).not.toContain('Evil')
    const prototype = JSON.stringify(aWelcome()).replace('"name"', '"__proto__":{"name":"Ada"},"name"')
    const headers = { ...admin, 'Content-Type': 'application/json' }
    const refused = await shop.http.post('/api/notifications/send-template').set(headers).send(prototype).expect(400)
    expect(refused.body.detail).toContain('__proto__')
  })

  test('sends one mail for ten concurrent requests with one key', async () => {
    const headers = { ...admin, 'Idempotency-Key': 'k-1' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.sendTemplate(aWelcome(), headers)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    await shop.sendTemplate(aWelcome({ data: { name: 'Ada' } }), headers).expect(422)
    await received()
  })

  test('is for admins and services', async () => {
    await shop.sendTemplate(aWelcome(), {}).expect(401)
    await shop.sendTemplate(aWelcome(), customer(uuidv7())).expect(403)
    for (const token of Object.values(forgedTokens())) await shop.sendTemplate(aWelcome(), bearer(token)).expect(401)
  })
})
