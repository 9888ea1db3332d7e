import { waitFor } from '@ecommerce/testkit/waiting'
import pg from 'pg'
import supertest from 'supertest'
import { admin, type Platform, serviceNames, startPlatform } from '../support/platform'
import { address, shopper, somethingToBuy } from '../support/shopper'

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform()
}, 60_000)
afterAll(() => platform.stop())

const users = () => supertest(platform.urlOf('user'))
const orders = () => supertest(platform.urlOf('order'))

/** The token of the link in the newest mail to somebody about something. */
const tokenIn = (email: string, about: RegExp) =>
  waitFor(`a mail to ${email} about ${about}`, () => {
    const mail = platform.mailbox.mails.findLast(({ to, subject }) => to.includes(email) && about.test(subject))
    const token = /https:\/\/shop\.example\.com\/[a-z-]+\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1]
    if (token !== undefined) expect(mail!.html).toContain(`?token=${token}`)
    return Promise.resolve(token)
  })

/** Every row of every table of a service's database, as text. */
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

test('a forgotten password comes back by mail, and the owner hears of the new one', async () => {
  const ada = await shopper(platform)
  await users().post('/api/users/password/forgot').send({ email: ada.email }).expect(202)
  const token = await tokenIn(ada.email, /reset/i)
  expect(await dumpAll()).not.toContain(token)
  await users().post('/api/users/password/reset').send({ token, newPassword: 'a staple of horses' }).expect(204)
  await users().post('/api/users/login').send({ email: ada.email, password: 'a staple of horses' }).expect(200)
  await waitFor('a mail about the new password', () =>
    Promise.resolve(
      platform.mailbox.mails.find(({ to, subject }) => to.includes(ada.email) && /password was changed/i.test(subject)),
    ),
  )
})

test('an address is confirmed with the link of the first mail', async () => {
  const ada = await shopper(platform)
  await users()
    .post('/api/users/email/verify')
    .send({ token: await tokenIn(ada.email, /confirm your e-mail/i) })
    .expect(204)
  const { body } = await users().get('/api/users/profile').set(ada.who).expect(200)
  expect(body.emailVerified).toBe(true)
})

test('a new name is known to the services that write to its owner', async () => {
  const ada = await shopper(platform)
  await users().patch('/api/users/profile').set(ada.who).send({ name: 'Augusta King' }).expect(200)
  await waitFor('the other services to hear of it', async () =>
    (await dump(platform.databases.notification.url)).includes('Augusta King'),
  )
})

test('a person takes away everything that all services hold on them', async () => {
  const ada = await shopper(platform)
  const mug = await somethingToBuy(platform)
  await ada.addToCart(mug.variantId)
  const { body: order } = await ada.checkout()
  await tokenIn(ada.email, /confirm your e-mail/i)
  const { body, text } = await users().get('/api/users/export').set(ada.who).expect(200)
  expect(body.data['user-service'].profile).toMatchObject({ email: ada.email })
  expect(body.data['order-service'].orders[0]).toMatchObject({ number: order.number, shippingAddress: address })
  expect(body.data['notification-service'].notifications.length).toBeGreaterThanOrEqual(2)
  expect(body.data['product-service']).toBeDefined()
  expect(text).not.toContain(await tokenIn(ada.email, /confirm your e-mail/i))
})

test('a person is forgotten by all four services, and the shop keeps its figures', async () => {
  const [ada, boss] = [await shopper(platform), await shopper(platform, admin)]
  const mug = await somethingToBuy(platform)
  await ada.addToCart(mug.variantId)
  const { body: order } = await ada.checkout()
  await users()
    .post('/api/users/email/verify')
    .send({ token: await tokenIn(ada.email, /confirm your e-mail/i) })
    .expect(204)
  expect(await dumpAll()).toContain(ada.email)

  const { body: erasure } = await users()
    .delete('/api/users/profile')
    .set(ada.who)
    .send({ password: 'correct horse' })
    .expect(202)
  await waitFor('every service to have done its part', async () => {
    const { body } = await users().get(`/api/users/erasures/${erasure.id}`).set(boss.who).expect(200)
    return body.status === 'done'
  })

  expect(await dumpAll()).not.toContain(ada.email)
  const { body: kept } = await orders().get(`/api/orders/${order.id}`).set(boss.who).expect(200)
  expect(kept).toMatchObject({ number: order.number, total: order.total, email: null })
  expect(JSON.stringify(kept)).not.toContain(address.line1)
  const checkout = await ada.checkout()
  expect(checkout.status).toBeGreaterThanOrEqual(400)
  await waitFor('a last mail', () =>
    Promise.resolve(
      platform.mailbox.mails.some(({ to, subject }) => to.includes(ada.email) && /account is deleted/i.test(subject)),
    ),
  )
  expect(await dumpAll()).not.toContain(ada.email)
})
