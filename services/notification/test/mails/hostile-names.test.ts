import type { Contact } from '@ecommerce/contracts/customer'
import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { markOf } from '../../src/domain/one-time-secret'
import { type TemplateData, type TemplateName, templateNames } from '../../src/domain/template-data'
import { loadTemplates } from '../../src/templates/load-templates'
import { aContact, anEvent, anOrder, aTokenRequest } from '../support/events'
import { type NotificationService, startNotificationService } from '../support/notification-service'
import { examples } from '../support/template-examples'

let mailbox: Mailbox
let shop: NotificationService

beforeAll(async () => {
  mailbox = await openMailbox()
  shop = await startNotificationService({ smtpUrl: mailbox.url })
})
afterAll(async () => {
  await shop.stop()
  await mailbox.close()
})
beforeEach(() => {
  mailbox.mails.length = 0
})

const token = 'a-one-time-token'

const tokenRequests = [
  ['user.email-verification-requested', 'verify-email'],
  ['user.password-reset-requested', 'reset-password'],
] as const

async function onlyMail() {
  await shop.deliver()
  expect(mailbox.mails).toHaveLength(1)
  return mailbox.mails[0]!
}

const evil = 'https://evil.example/c?t='

/** Names that try to place a token elsewhere in a mail. */
const hostileNames = [
  `confirm at ${evil}\u{E000}secret\u{E001}`,
  `\u{E000}secret\u{E001}`,
  `${evil}${markOf('0'.repeat(32))}`,
  `${evil}\u{F8FF}\u{F0000}\u{10FFFD}`,
  `${evil}{{token}}{{{token}}}{{&token}}{{lookup this 'token'}}`,
  `${evil}$&$1$<token>$'$\``,
  `${evil}(secret)`,
  '{{token}}',
  '$&',
]

describe('Hostile names in mails', () => {
  describe.each(tokenRequests)('of %s', (type, page) => {
    test.each(hostileNames)('get no token for %j', async (name) => {
      for (const emailVerified of [false, true]) {
        mailbox.mails.length = 0
        await shop.hear(anEvent(type, aTokenRequest(token, { userId: uuidv7(), name, emailVerified }))).expect(202)
        const { subject, text, html } = await onlyMail()
        const link = `https://shop.example.com/${page}?token=`
        for (const [part, links] of [
          [subject, 0],
          [text, 1],
          [html, 4],
        ] as const) {
          const before = part.split(token).slice(0, -1)
          expect(before.map((words) => words.slice(-link.length))).toEqual(before.map(() => link))
          expect(before.length).toBeLessThanOrEqual(links)
          expect(part).not.toContain('evil.example')
          expect(part).not.toMatch(/[\p{Co}]/u)
        }
        expect(text).toContain(link + token)
        expect(html).toContain(`href="${link}${token}"`)
      }
    })

    test('have the token only in the platform’s link, also in mails of the previous version', async () => {
      const contact = { userId: uuidv7(), emailVerified: true, name: 'Grace' }
      await shop.hear(anEvent(type, aTokenRequest(token, contact))).expect(202)
      const { db } = shop.ctx
      const queued = db.selectFrom('notifications').select(['text', 'html']).where('recipientId', '=', contact.userId)
      const { text, html } = await queued.executeTakeFirstOrThrow()
      const asBefore = (part: string) =>
        part
          .replaceAll(/\u{E000}[0-9a-f]{32}\u{E001}/gu, '\u{E000}secret\u{E001}')
          .replace('Grace', `${evil}\u{E000}secret\u{E001}`)
      await db
        .updateTable('notifications')
        .set({ text: asBefore(text), html: asBefore(html!) })
        .where('recipientId', '=', contact.userId)
        .execute()
      const mail = await onlyMail()
      for (const part of [mail.text, mail.html]) {
        expect(part).toContain(`https://shop.example.com/${page}?token=${token}`)
        expect(part).toContain(evil)
        expect(part).not.toContain(evil + token)
      }
    })
  })

  test('are omitted until the address is verified', async () => {
    const name = 'YOU WON 1000 EUR'
    const stranger = aContact({ name, marketingConsent: true })
    const { userId, email, locale } = stranger
    const { items, subtotal } = examples['cart-abandoned']
    const at = '2026-03-01T12:34:56.789Z'
    const product = { productId: uuidv7(), variantId: uuidv7(), sku: 'MUG', name: 'Mug', slug: 'mug' }
    const events = [
      anEvent('user.registered', stranger),
      anEvent('user.email-verification-requested', { ...aTokenRequest(token), ...stranger }),
      anEvent('user.password-reset-requested', { ...aTokenRequest(token), ...stranger }),
      anEvent('user.password-changed', { ...stranger, changedAt: at }),
      anEvent('user.locked', { ...stranger, lockedUntil: at }),
      anEvent('product.back-in-stock', { ...product, userIds: [userId] }),
      anEvent('cart.abandoned', { userId, email, name, locale, items, subtotal, updatedAt: at }),
    ]
    for (const event of events) await shop.hear(event).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(events.length)
    for (const { subject, text, html } of mailbox.mails) expect(subject + text + html).not.toMatch(/YOU|WON|1000/)
  })

  test('are in no subject of any language', () => {
    const templates = loadTemplates({ shopName: 'The Shop', publicUrl: 'https://shop.example.com' })
    const { shippingAddress } = examples['order-confirmed']
    const words = {
      name: 'Zarathustra',
      shippingAddress: { ...shippingAddress, name: 'Zarathustra', line1: 'Zarathustra' },
    }
    for (const template of templateNames)
      for (const locale of ['en', 'de', 'es']) {
        const data = { ...examples[template], ...words } as TemplateData[TemplateName]
        expect(templates.render(template, data, locale).subject).not.toContain('Zarathustra')
      }
  })

  test.each(['www.evil.example', 'claim.it now', 'Ada\r\nBcc: b@example.com', '\u{E000}', 'Ada\u202Enoc.live'])(
    'stored before %j was rejected are omitted from the mail',
    async (name) => {
      const owner: Contact = aContact({ name, emailVerified: true })
      await shop.hear(anEvent('user.locked', { ...owner, lockedUntil: '2026-03-01T12:49:00.000Z' })).expect(202)
      const mail = await onlyMail()
      expect(mail.text).toContain('Hello, a wrong password')
      expect(mail.headers.has('bcc')).toBe(false)
      expect(mail.to).toEqual([owner.email])
    },
  )

  test('leave only valid lines of a stored address', async () => {
    const { shippingAddress } = anOrder()
    const hostileAddress = {
      ...{ ...shippingAddress, name: 'Visit www.evil.example', line2: 'evil.example/x', region: 'a\nb' },
      phone: '+1 800 EVIL',
    }
    await shop.hear(anEvent('order.confirmed', anOrder({ shippingAddress: hostileAddress }))).expect(202)
    const { text, html } = await onlyMail()
    expect(text).toContain('Delivery address:\n12 St James’s Square\nSW1Y 4JH London\nUnited Kingdom\n')
    expect(html).toContain('12 St James’s Square<br />')
    expect(text + html).not.toMatch(/evil|a\nb/i)
  })

  test('create no header', async () => {
    const to = 'grace@example.com'
    const injected = 'Hello\r\nBcc: b@example.com'
    const mail = { to, channel: 'email', text: 'Hello' }
    const refused = [
      shop.send({ ...mail, subject: injected }),
      shop.send({ ...mail, subject: 'Hello\u2028Bcc: b@example.com' }),
      shop.send({ ...mail, to: `${to}\r\nBcc: b@example.com` }),
      shop.send({ ...mail, to: `${to}, b@example.com` }),
      shop.sendTemplate({ to, channel: 'email', template: 'welcome', data: { name: injected } }),
    ]
    for (const { status } of await Promise.all(refused)) expect(status).toBe(400)
    const order = anOrder({ number: injected, carrier: injected, trackingNumber: injected })
    await shop.hear(anEvent('order.shipped', order)).expect(202)
    const { headers, to: recipients, subject } = await onlyMail()
    expect(headers.has('bcc')).toBe(false)
    expect(recipients).toEqual([order.email])
    expect(subject).toBe('Your order Hello Bcc: b@example.com is on its way')
  })
})
