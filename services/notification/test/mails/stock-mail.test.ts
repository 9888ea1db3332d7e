import type { EventData } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { type Mailbox, openMailbox } from '@ecommerce/testkit/mailbox'
import { aContact, anEvent } from '../support/events'
import { admin, customer, type NotificationService, startNotificationService } from '../support/notification-service'

let mailbox: Mailbox
let shop: NotificationService

describe('Stock mails', () => {
  beforeAll(async () => {
    mailbox = await openMailbox()
    shop = await startNotificationService({ smtpUrl: mailbox.url, staffEmail: 'buyers@example.com' })
  })
  afterAll(async () => {
    await shop.stop()
    await mailbox.close()
  })
  beforeEach(async () => {
    await shop.deliver()
    mailbox.mails.length = 0
  })

  const news = { productId: uuidv7(), variantId: uuidv7(), sku: 'MUG-BLUE', name: 'Stoneware mug (Blue)', slug: 'mug' }
  const backInStock = (userIds: string[]) =>
    anEvent('product.back-in-stock', { ...news, userIds }, { source: 'product-service' })
  const lowStock = (changes: Partial<EventData['product.low-stock']> = {}) =>
    anEvent('product.low-stock', { ...news, available: 4, threshold: 5, ...changes }, { source: 'product-service' })

  /** Registers a customer who has received the welcome mail. */
  async function registered(changes: object = {}) {
    const userId = uuidv7()
    const contact = aContact({ userId, email: `${userId}@example.com`, emailVerified: true, ...changes })
    await shop.hear(anEvent('user.registered', contact)).expect(202)
    await shop.deliver()
    mailbox.mails.length = 0
    return contact
  }

  test('notify all subscribers once, with name and link', async () => {
    const [ada, bea] = [await registered({ name: 'Ada' }), await registered({ name: 'Bea & Co', locale: 'de-AT' })]
    const event = backInStock([ada.userId, bea.userId])
    await Promise.all(Array.from({ length: 5 }, () => shop.hear(event).expect(202)))
    await shop.deliver()
    expect(mailbox.mails.map(({ to }) => to[0]).toSorted()).toEqual([ada.email, bea.email].toSorted())
    for (const [{ email, name }, subject] of [
      [ada, 'Stoneware mug (Blue) is back in stock'],
      [bea, 'Stoneware mug (Blue) ist wieder da'],
    ] as const) {
      const mail = mailbox.mails.find(({ to }) => to.includes(email))!
      expect(mail.subject).toBe(subject)
      for (const fact of [name, 'Stoneware mug (Blue)', 'https://shop.example.com/products/mug'])
        expect(mail.text).toContain(fact)
      expect(mail.html).toContain('href="https://shop.example.com/products/mug"')
      expect(mail.html).toContain(name.replace('&', '&amp;'))
    }
    const own = await shop.http.get('/api/notifications').set(customer(ada.userId)).expect(200)
    expect(own.body.data[0]).toMatchObject({ userId: ada.userId, template: 'back-in-stock', status: 'sent' })
  })

  test('skip erased and unknown users', async () => {
    const [ada, gone] = [await registered(), await registered()]
    await shop.hear(anEvent('user.erased', { userId: gone.userId })).expect(202)
    await shop.hear(backInStock([uuidv7(), gone.userId, ada.userId])).expect(202)
    await shop.hear(backInStock([uuidv7()])).expect(202)
    await shop.deliver()
    expect(mailbox.mails.map(({ to }) => to)).toEqual([[ada.email]])
  })

  test.each([
    [4, 'Only 4 left: Stoneware mug (Blue)'],
    [0, 'Sold out: Stoneware mug (Blue)'],
  ])('notify staff with %i left', async (available, subject) => {
    const event = lowStock({ available })
    await shop.hear(event).expect(202)
    await shop.hear(event).expect(202)
    await shop.deliver()
    expect(mailbox.mails).toHaveLength(1)
    expect(mailbox.mails[0]).toMatchObject({ to: ['buyers@example.com'], subject })
    for (const part of [mailbox.mails[0]!.text, mailbox.mails[0]!.html]) expect(part).toContain('MUG-BLUE')
  })

  test('are not sent without a staff address', async () => {
    const quiet = await startNotificationService({ smtpUrl: mailbox.url })
    const { body } = await quiet.hear(lowStock()).expect(202)
    expect(body).toEqual({ status: 'handled' })
    await quiet.deliver()
    expect(mailbox.mails).toEqual([])
    expect((await quiet.http.get('/api/notifications').set(admin).expect(200)).body.data).toEqual([])
    await quiet.stop()
  })

  test('reject incomplete data and name what is missing', async () => {
    const { slug: _slug, ...rest } = news
    const response = await shop.hear({ ...lowStock(), data: { ...rest, available: -1 } }).expect(400)
    expect(response.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'data.available',
      'data.slug',
      'data.threshold',
    ])
  })
})
