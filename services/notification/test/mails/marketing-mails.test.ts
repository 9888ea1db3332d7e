import type { Contact } from '@ecommerce/contracts/customer'
import { addJob } from '@ecommerce/shared/jobs/queue'
import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { advanceJobs, listWaitingJobs } from '@ecommerce/testkit/waiting-jobs'
import { aContact, anEvent, anOrder, aReturn } from '../support/events'
import { admin, customer, type NotificationService, startNotificationService } from '../support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Marketing mails', () => {
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

  let version = 1
  const announce = async (contact: Contact): Promise<Contact> => {
    await shop.hear(anEvent('user.updated', { ...contact, version: version++ })).expect(202)
    return contact
  }
  const somebody = (changes: Partial<Contact> = {}) => {
    const userId = uuidv7()
    return announce(
      aContact({ userId, email: `${userId}@example.com`, emailVerified: true, marketingConsent: true, ...changes }),
    )
  }

  const choose = (userId: string, body: object) =>
    shop.http.put('/api/notifications/preferences').set(customer(userId)).send(body).expect(200)

  const cartOf = ({ userId, email, name, locale }: Contact) => {
    const { items, subtotal } = anOrder()
    return anEvent('cart.abandoned', {
      ...{ userId, email, name, locale, items, subtotal },
      updatedAt: '2026-03-01T12:00:00.000Z',
    })
  }

  /** Templates of all mails sent to a user. */
  async function templatesTo({ userId }: Contact): Promise<string[]> {
    await shop.deliver()
    const { body } = await shop.http.get('/api/notifications').set(customer(userId)).expect(200)
    const list = body.data as { template: string; status: string }[]
    return list.filter(({ status }) => status === 'sent').map(({ template }) => template)
  }

  const linkIn = (mail = mailbox.mails[0]!) =>
    /token=[\w.-]+/.exec((mail.headers.get('list') as { unsubscribe: { url: string } }).unsubscribe.url)![0]

  const link = (token: string) => `/api/notifications/unsubscribe?${token}`

  describe('abandoned carts', () => {
    test('are mailed once to users with consent', async () => {
      const ada = await somebody()
      const left = cartOf(ada)
      await Promise.all(Array.from({ length: 10 }, () => shop.hear(left).expect(202)))
      expect(await templatesTo(ada)).toEqual(['cart-abandoned'])
      expect(mailbox.mails).toHaveLength(1)
      const mail = mailbox.mails[0]!
      expect(mail.to).toEqual([ada.email])
      for (const fact of ['Ada Lovelace', 'Stoneware mug (Blue)', '$48.50', 'https://shop.example.com/cart'])
        expect(mail.text).toContain(fact)
    })

    test('are mailed to the current address', async () => {
      const ada = await somebody()
      const left = cartOf({ ...ada, email: 'old@example.com' })
      await shop.hear(left).expect(202)
      await shop.deliver()
      expect(mailbox.mails.map(({ to }) => to)).toEqual([[ada.email]])
    })

    test.each([
      ['who has not said so', () => somebody({ marketingConsent: false })],
      ['who was never heard of', () => Promise.resolve(aContact({ userId: uuidv7() }))],
      [
        'who is erased',
        async () => {
          const gone = await somebody()
          await shop.hear(anEvent('user.erased', { userId: gone.userId })).expect(202)
          return gone
        },
      ],
    ])('are not mailed to %s', async (_who, make) => {
      const contact = await make()
      await shop.hear(cartOf(contact)).expect(202)
      expect(await templatesTo(contact)).toEqual([])
      expect(mailbox.mails).toEqual([])
    })
  })

  describe('the latest marketing choice', () => {
    test('is granted by a preference', async () => {
      const ada = await somebody({ marketingConsent: false })
      await choose(ada.userId, { marketing: { email: true } })
      await shop.hear(cartOf(ada)).expect(202)
      expect(await templatesTo(ada)).toEqual(['cart-abandoned'])
    })

    test('is declined by a preference despite earlier consent', async () => {
      const ada = await somebody()
      await choose(ada.userId, { marketing: { email: false } })
      await announce({ ...ada, name: 'Augusta' })
      await shop.hear(cartOf(ada)).expect(202)
      expect(await templatesTo(ada)).toEqual([])
    })

    test('is replaced by later consent of the profile in either direction', async () => {
      const ada = await somebody()
      await choose(ada.userId, { marketing: { email: true } })
      await announce({ ...ada, marketingConsent: false })
      await shop.hear(cartOf(ada)).expect(202)
      expect(await templatesTo(ada)).toEqual([])
      await choose(ada.userId, { marketing: { email: false }, stock: { email: false } })
      await announce({ ...ada, marketingConsent: true })
      await shop.hear(cartOf(ada)).expect(202)
      expect(await templatesTo(ada)).toEqual(['cart-abandoned'])
      const { body } = await shop.http.get('/api/notifications/preferences').set(customer(ada.userId)).expect(200)
      expect(body).toMatchObject({ stock: { email: false }, marketing: { email: true, 'in-app': true } })
    })

    test('stops a waiting mail', async () => {
      const ada = await somebody()
      await shop.hear(cartOf(ada)).expect(202)
      await announce({ ...ada, marketingConsent: false })
      expect(await templatesTo(ada)).toEqual([])
      expect(mailbox.mails).toEqual([])
    })

    test('cannot be overridden by an admin', async () => {
      const ada = await somebody({ marketingConsent: false })
      const { items, subtotal } = anOrder()
      const advertisement = { channel: 'email', template: 'cart-abandoned', data: { name: 'Ada', items, subtotal } }
      for (const target of [{ userId: ada.userId }, { to: ada.email }])
        expect((await shop.sendTemplate({ ...advertisement, ...target }).expect(409)).body.code).toBe('not-wanted')
    })
  })

  describe('one-click unsubscribe', () => {
    const post = (token: string, body = 'List-Unsubscribe=One-Click', type = 'application/x-www-form-urlencoded') =>
      shop.http.post(link(token)).set('Content-Type', type).send(body)

    async function advertised(changes: Partial<Contact> = {}) {
      const ada = await somebody(changes)
      await shop.hear(cartOf(ada)).expect(202)
      await shop.deliver()
      return { ada, mail: mailbox.mails[0]!, token: linkIn() }
    }

    test('is in the headers and footer of marketing mail only', async () => {
      const { ada, mail, token } = await advertised()
      const url = `https://api.example.com${link(token)}`
      expect(mail.headers.get('list')).toMatchObject({
        unsubscribe: { url },
        'unsubscribe-post': { name: 'List-Unsubscribe=One-Click' },
      })
      expect(mail.text).toContain(url)
      expect(mail.html).toContain(url.replace('=', '&#x3D;'))
      mailbox.mails.length = 0
      await shop.hear(anEvent('order.confirmed', anOrder({ userId: ada.userId, customerId: ada.userId }))).expect(202)
      await shop.deliver()
      expect(mailbox.mails[0]?.headers.get('list')).toBeUndefined()
      expect(mailbox.mails[0]?.text).not.toContain('unsubscribe')
    })

    test.each([
      ['as a form', 'List-Unsubscribe=One-Click', 'application/x-www-form-urlencoded'],
      [
        'in parts',
        '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
        'multipart/form-data; boundary=x',
      ],
      ['as JSON that cannot be parsed', '{', 'application/json'],
      ['as text', 'One-Click', 'text/plain'],
    ])('by POST to the link %s ends marketing mail only', async (_how, body, type) => {
      const { ada, token } = await advertised()
      await post(token, body, type).expect(200)
      await post(token, body, type).expect(200)
      mailbox.mails.length = 0
      await shop.hear(cartOf(ada)).expect(202)
      await shop.hear(anEvent('order.confirmed', anOrder({ userId: ada.userId, customerId: ada.userId }))).expect(202)
      await shop.deliver()
      expect(mailbox.mails.map(({ subject }) => subject)).toEqual(['Your order 2026-000123 is confirmed'])
      const { body: chosen } = await shop.http.get('/api/notifications/preferences').set(customer(ada.userId))
      expect(chosen).toMatchObject({ stock: { email: true }, marketing: { email: false, 'in-app': true } })
    })

    test('is not shown in the app', async () => {
      const { userId } = await somebody()
      const { items, subtotal } = anOrder()
      const data = { name: 'Ada', items, subtotal }
      const { body } = await shop
        .sendTemplate({ userId, channel: 'in-app', template: 'cart-abandoned', data })
        .expect(202)
      const shown = await shop.ctx.db.selectFrom('notifications').select('text').where('id', '=', body.id).execute()
      expect(shown).toEqual([{ text: expect.stringContaining('Did you forget something?') }])
      expect(shown[0]!.text).not.toContain('unsubscribe')
    })

    test('by GET shows a confirmation page in the user’s language', async () => {
      const { ada, token } = await advertised()
      const response = await shop.http.get(link(token)).set('Accept-Language', 'de-AT,de;q=0.9').expect(200)
      expect(response.text).toMatch(/<html lang="de"/)
      expect(response.text).toContain('method="post"')
      expect(response.get('Content-Security-Policy')).toContain("form-action 'self'")
      expect(response.get('Cache-Control')).toBe('private, no-store')
      await shop.hear(cartOf(ada)).expect(202)
      expect(await templatesTo(ada)).toEqual(['cart-abandoned', 'cart-abandoned'])
    })

    test('rejects truncated, changed and forged links', async () => {
      const { ada, token } = await advertised()
      const other = await somebody()
      const forged = token.replace(ada.userId, other.userId)
      for (const bad of ['', 'token=', token.slice(0, -1), forged, `${token}&${token}`, 'token=a.b']) {
        expect((await post(bad).set('Accept', '*/*').expect(400)).body.code).toBe('link-invalid')
        const page = await shop.http.get(link(bad)).set('Accept', 'text/html,*/*;q=0.8').expect(400)
        expect(page.text).toMatch(/<!doctype html>/i)
      }
      for (const contact of [ada, other]) await shop.hear(cartOf(contact)).expect(202)
      expect(await templatesTo(ada)).toHaveLength(2)
      expect(await templatesTo(other)).toHaveLength(1)
    })

    test('accepts links with additional parameters', async () => {
      const { ada, token } = await advertised()
      const tracked = `utm_source=mail&${token}&utm_medium=link`
      await shop.http.get(link(tracked)).expect(200)
      await post(tracked).expect(200)
      await shop.hear(cartOf(ada)).expect(202)
      expect(await templatesTo(ada)).toEqual(['cart-abandoned'])
    })

    test('still responds for an erased user', async () => {
      const { ada, token } = await advertised()
      await shop.hear(anEvent('user.erased', { userId: ada.userId })).expect(202)
      await post(token).expect(200)
    })
  })

  describe('review requests', () => {
    const mug = uuidv7()
    const delivered = ({ userId, email }: Contact, changes: object = {}) => {
      const [first, ...rest] = anOrder().items
      const items = [{ ...first!, productId: mug }, { ...first!, sku: 'MUG-RED', productId: mug }, ...rest]
      return anOrder({ userId, customerId: userId, email, items, ...changes })
    }
    const aWeekPasses = () => advanceJobs(shop.ctx.db, 7 * 86_400)

    test('are sent once, a week after delivery, with a link per product', async () => {
      const ada = await somebody()
      const event = anEvent('order.delivered', delivered(ada))
      await Promise.all(Array.from({ length: 5 }, () => shop.hear(event).expect(202)))
      expect(await templatesTo(ada)).toEqual(['order-delivered'])
      await aWeekPasses()
      expect(await templatesTo(ada)).toEqual(['review-request', 'order-delivered'])
      const mail = mailbox.mails.at(-1)!
      expect(mail.text.split(`https://shop.example.com/products/${mug}`)).toHaveLength(2)
      expect(mail.text).toContain('2026-000123')
    })

    test('are sent once despite a killed worker', async () => {
      const ada = await somebody()
      await shop.hear(anEvent('order.delivered', delivered(ada))).expect(202)
      await aWeekPasses()
      const jobs = await listWaitingJobs(shop.ctx.db)
      const { payload } = jobs.find((job) => job.payload.userId === ada.userId)!
      await shop.deliver()
      await addJob(shop.ctx.db, 'ask-for-review', payload)
      expect(await templatesTo(ada)).toEqual(['review-request', 'order-delivered'])
    })

    test('are cancelled for returned orders', async () => {
      const [ada, bea] = [await somebody(), await somebody()]
      const order = delivered(ada)
      await shop.hear(anEvent('order.delivered', order)).expect(202)
      await shop.hear(anEvent('order.delivered', delivered(bea))).expect(202)
      await shop.hear(anEvent('order.return-requested', { ...aReturn(), ...order })).expect(202)
      await aWeekPasses()
      expect(await templatesTo(ada)).toEqual(['order-return-requested', 'order-delivered'])
      expect(await templatesTo(bea)).toContain('review-request')
    })

    test.each([
      ['who has not said that they want advertising', { marketingConsent: false }, {}],
      ['a guest', {}, { userId: null }],
      ['who bought what is not known by its product', {}, { items: anOrder().items }],
    ])('are not sent to %s', async (_who, changes, order) => {
      const ada = await somebody(changes)
      await shop.hear(anEvent('order.delivered', delivered(ada, order))).expect(202)
      await aWeekPasses()
      await shop.deliver()
      const { body } = await shop.http.get('/api/notifications?limit=100').set(admin).expect(200)
      const list = body.data as { template: string; to: string }[]
      expect(list.filter(({ to }) => to === ada.email).map(({ template }) => template)).toEqual(['order-delivered'])
    })

    test('wait without personal data', async () => {
      const ada = await somebody()
      await shop.hear(anEvent('order.delivered', delivered(ada))).expect(202)
      await shop.deliver()
      const waiting = JSON.stringify(await listWaitingJobs(shop.ctx.db))
      expect(waiting).toContain(ada.userId)
      for (const word of [`"${ada.email}"`, ada.name, '12 St James']) expect(waiting).not.toContain(word)
    })
  })
})
