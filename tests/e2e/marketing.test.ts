import { openDatabase } from '@ecommerce/shared/postgres/database'
import { waitFor } from '@ecommerce/testkit/waiting'
import { advanceJobs } from '@ecommerce/testkit/waiting-jobs'
import pg from 'pg'
import supertest from 'supertest'
import { admin, type Platform, type ServiceName, startPlatform } from '../support/platform'
import { createCustomer, type TestCustomer, somethingToBuy } from '../support/customer'

let platform: Platform

describe('Marketing journey', () => {
  beforeAll(async () => {
    platform = await startPlatform()
  }, 60_000)
  afterAll(() => platform.stop())

  const templatesOf = async ({ client }: TestCustomer) => {
    const { data } = await client.GET('/api/notifications', { params: { query: { limit: 100 } } })
    return data.data.map(({ template }) => template)
  }
  const countOf = async (person: TestCustomer, template: string) =>
    (await templatesOf(person)).filter((each) => each === template).length

  const isNotified = (person: TestCustomer, template: string) =>
    waitFor(`${template}`, async () => (await templatesOf(person)).includes(template))

  const wantsAdvertising = ({ client }: TestCustomer) =>
    client.PATCH('/api/users/profile', { body: { marketingConsent: true } })

  /** Returns true once the notification service has the consent. */
  const isKnownToWant = ({ client }: TestCustomer) =>
    waitFor('the consent to be heard of', async () => {
      const { data } = await client.GET('/api/notifications/preferences')
      return data.marketing?.email
    })

  async function change(service: ServiceName, statement: string, values: unknown[]): Promise<void> {
    const client = new pg.Client({ connectionString: platform.databases[service].url })
    await client.connect()
    try {
      await client.query(statement, values)
    } finally {
      await client.end()
    }
  }

  const mailAbout = (person: TestCustomer, template: RegExp) =>
    waitFor(`a mail with ${template}`, () =>
      Promise.resolve(platform.mailbox.mails.find(({ to, text }) => to.includes(person.email) && template.test(text))),
    )

  test('mails an abandoned cart with consent until one-click unsubscribe', async () => {
    const [ada, bea] = [await createCustomer(platform), await createCustomer(platform)]
    const mug = await somethingToBuy(platform)
    await wantsAdvertising(ada)
    await isKnownToWant(ada)
    for (const { addToCart } of [ada, bea]) await addToCart(mug.variantId)
    const optOut = async ({ id }: TestCustomer) => {
      await change('order', "update carts set updated_at = updated_at - interval '5 hours' where customer_id = $1", [
        id,
      ])
    }
    for (const person of [ada, bea]) await optOut(person)
    await platform.services.order.runPeriodicTask('abandoned-carts')
    await platform.services.order.runPeriodicTask('abandoned-carts')
    const mail = await mailAbout(ada, /shop\.example\.com\/cart/)

    const { url } = (mail.headers.get('list') as { unsubscribe: { url: string } }).unsubscribe
    const { pathname, search } = new URL(url)
    // Unsubscribe request of a mail program (RFC 8058).
    await supertest(platform.urlOf('notification'))
      .post(pathname + search)
      .type('form')
      .send('List-Unsubscribe=One-Click')
      .expect(200)
    await ada.checkout()
    await ada.addToCart(mug.variantId)
    await optOut(ada)
    await platform.services.order.runPeriodicTask('abandoned-carts')
    // A later event was delivered, so an earlier one would have been too.
    await ada.checkout()
    await waitFor('both orders', async () => (await countOf(ada, 'order-confirmed')) === 2)
    expect(await countOf(ada, 'cart-abandoned')).toBe(1)
    expect(await templatesOf(bea)).not.toContain('cart-abandoned')
  })

  test('requests a review of each product a week after delivery with consent', async () => {
    const [ada, administrator] = [await createCustomer(platform), await createCustomer(platform, admin)]
    const mug = await somethingToBuy(platform)
    await wantsAdvertising(ada)
    await isKnownToWant(ada)
    await ada.addToCart(mug.variantId)
    const { id, number } = await ada.checkout()
    for (const status of ['processing', 'shipped', 'delivered'] as const)
      await administrator.client.PATCH('/api/orders/{id}/status', { params: { path: { id } }, body: { status } })
    await isNotified(ada, 'order-delivered')
    expect(await templatesOf(ada)).not.toContain('review-request')
    const database = openDatabase({
      url: platform.databases.notification.url,
      poolSize: 1,
      name: 'tests',
      onError: () => undefined,
    })
    await advanceJobs(database.db, 7 * 86_400)
    await database.close()
    const mail = await mailAbout(ada, new RegExp(`/products/${mug.id}`))
    expect(mail.text).toContain(number)
  })
})
