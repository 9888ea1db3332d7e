import { waitFor } from '@ecommerce/testkit/waiting'
import pg from 'pg'
import { admin, type Platform, serviceNames, startPlatform } from '../support/platform'
import { address, clientOf, createCustomer, type TestCustomer, somethingToBuy } from '../support/customer'

let platform: Platform

describe('Account journey', () => {
  beforeAll(async () => {
    platform = await startPlatform()
  }, 60_000)
  afterAll(() => platform.stop())

  /** Token of the link in the newest mail about a subject. */
  const tokenIn = (email: string, about: RegExp) =>
    waitFor(`a mail to ${email} about ${about}`, () => {
      const mail = platform.mailbox.mails.findLast(({ to, subject }) => to.includes(email) && about.test(subject))
      const token = /https:\/\/shop\.example\.com\/[a-z-]+\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
      if (token !== undefined) expect(mail!.html).toContain(`?token=${token}`)
      return Promise.resolve(token)
    })

  const verifyEmail = async ({ client, email }: TestCustomer) =>
    client.POST('/api/users/email/verify', { body: { token: await tokenIn(email, /confirm your e-mail/i) } })

  /** All rows of all tables, as text. */
  async function dump(databaseUrl: string): Promise<string> {
    const client = new pg.Client({ connectionString: databaseUrl })
    await client.connect()
    try {
      const { rows } = await client.query<{ name: string }>(`
      select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname not in ('pg_catalog', 'information_schema')`)
      const contents: string[] = []
      for (const { name } of rows) {
        const result = await client.query<{ text: string }>(`select json_agg(t)::text as text from ${name} t`)
        contents.push(result.rows[0]?.text ?? '')
      }
      return contents.join('\n')
    } finally {
      await client.end()
    }
  }

  const dumpAll = async () =>
    (await Promise.all(serviceNames.map((name) => dump(platform.databases[name].url)))).join('\n')

  test('resets a forgotten password by mail and notifies the owner', async () => {
    const ada = await createCustomer(platform)
    await ada.client.POST('/api/users/password/forgot', { body: { email: ada.email } })
    const token = await tokenIn(ada.email, /reset/i)
    expect(await dumpAll()).not.toContain(token)
    await ada.client.POST('/api/users/password/reset', { body: { token, newPassword: 'a staple of horses' } })
    await createCustomer(platform, { email: ada.email, password: 'a staple of horses' })
    await waitFor('a mail about the new password', () =>
      Promise.resolve(
        platform.mailbox.mails.find(
          ({ to, subject }) => to.includes(ada.email) && /password was changed/i.test(subject),
        ),
      ),
    )
  })

  test('verifies an address by the first mail’s link', async () => {
    const ada = await createCustomer(platform)
    await verifyEmail(ada)
    expect((await ada.client.GET('/api/users/profile')).data.emailVerified).toBe(true)
  })

  test('publishes a new name to services that use it', async () => {
    const ada = await createCustomer(platform)
    await ada.client.PATCH('/api/users/profile', { body: { name: 'Augusta King' } })
    await waitFor('the other services to hear of it', async () =>
      (await dump(platform.databases.notification.url)).includes('Augusta King'),
    )
  })

  test('exports personal data of all services', async () => {
    const ada = await createCustomer(platform)
    const mug = await somethingToBuy(platform)
    await ada.addToCart(mug.variantId)
    const order = await ada.checkout()
    await tokenIn(ada.email, /confirm your e-mail/i)
    const { data: file } = await ada.client.GET('/api/users/export')
    expect(file.data).toMatchObject({
      'user-service': { profile: { email: ada.email } },
      'order-service': { orders: [{ number: order.number, shippingAddress: address }] },
      'product-service': {},
    })
    const { notifications } = file.data['notification-service'] as { notifications: object[] }
    expect(notifications.length).toBeGreaterThanOrEqual(2)
    expect(JSON.stringify(file)).not.toContain(await tokenIn(ada.email, /confirm your e-mail/i))
  })

  test('erases a user in all services and keeps the figures', async () => {
    const [ada, administrator] = [await createCustomer(platform), await createCustomer(platform, admin)]
    const mug = await somethingToBuy(platform)
    await ada.addToCart(mug.variantId)
    const order = await ada.checkout()
    await verifyEmail(ada)
    expect(await dumpAll()).toContain(ada.email)

    const { data: erasure } = await ada.client.DELETE('/api/users/profile', { body: { password: 'correct horse' } })
    await waitFor('every service to have done its part', async () => {
      const { data } = await administrator.client.GET('/api/users/erasures/{id}', {
        params: { path: { id: erasure.id } },
      })
      return data.status === 'done'
    })

    expect(await dumpAll()).not.toContain(ada.email)
    const { data: kept } = await administrator.client.GET('/api/orders/{id}', { params: { path: { id: order.id } } })
    expect(kept).toMatchObject({ number: order.number, total: order.total, email: null })
    expect(JSON.stringify(kept)).not.toContain(address.line1)
    // Valid for a while after the account's end, unlike the session.
    const asAda = { headers: ada.auth, body: { shippingAddress: address } }
    await expect(clientOf(platform).POST('/api/orders', asAda)).rejects.toMatchObject({ status: 401 })
    await waitFor('a last mail', () =>
      Promise.resolve(
        platform.mailbox.mails.some(({ to, subject }) => to.includes(ada.email) && /account is deleted/i.test(subject)),
      ),
    )
    expect(await dumpAll()).not.toContain(ada.email)
  })
})
