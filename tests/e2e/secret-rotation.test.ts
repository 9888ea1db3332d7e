import { bearer, testSecret } from '@ecommerce/testkit/tokens'
import { waitFor } from '@ecommerce/testkit/waiting'
import supertest from 'supertest'
import pg from 'pg'
import { type Platform, type ServiceName, serviceNames, startPlatform, tokenSecretsOf } from '../support/platform'
import { address, createCustomer, type TestCustomer, somethingToBuy } from '../support/customer'
import { totpNow } from '../support/totp'

const password = 'correct horse'
const newSecret = `new-${testSecret}`

let platform: Platform
beforeAll(async () => {
  platform = await startPlatform()
}, 60_000)
afterAll(() => platform.stop())

const at = (name: ServiceName) => supertest(platform.urlOf(name))

const stopAll = () => Promise.all(serviceNames.map((name) => platform.services[name].stop()))
const startAll = () => Promise.all(serviceNames.map((name) => platform.services[name].start()))

/** Replaces all secrets, with or without the previous values. */
async function restartWith({ previous }: { previous: boolean }): Promise<void> {
  await stopAll()
  for (const name of serviceNames)
    platform.services[name].configure({
      ...tokenSecretsOf(name, newSecret),
      SERVICE_TOKEN_SECRET_PREVIOUS: previous ? tokenSecretsOf(name, testSecret).SERVICE_TOKEN_SECRET : '',
      ENCRYPTION_SECRET: newSecret,
      ENCRYPTION_SECRET_PREVIOUS: previous ? testSecret : '',
    })
  await startAll()
}

const confirmed = (email: string) =>
  waitFor(`the link that confirms ${email}`, () => {
    const mail = platform.mailbox.mails.find(
      ({ to, subject }) => to.includes(email) && /confirm your e-mail/i.test(subject),
    )
    return Promise.resolve(/\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1])
  })

async function verifyEmail({ email }: TestCustomer): Promise<void> {
  await at('user')
    .post('/api/users/email/verify')
    .send({ token: await confirmed(email) })
    .expect(204)
}

async function query(name: ServiceName, statement: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: platform.databases[name].url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement, values)).rows
  } finally {
    await client.end()
  }
}

async function withMfa() {
  const person = await createCustomer(platform)
  await verifyEmail(person)
  const setUp = await at('user').post('/api/users/mfa/setup').set(person.auth).send({ password }).expect(200)
  const { secret } = setUp.body as { secret: string }
  const code = totpNow(secret)
  const enabled = await at('user').post('/api/users/mfa/enable').set(person.auth).send({ code, password }).expect(200)
  return { ...person, secret, ...(enabled.body as { recoveryCodes: string[] }) }
}

/** Signs in with password, then code. */
async function signInWith(email: string, code: string) {
  const { body } = await at('user').post('/api/users/login').send({ email, password }).expect(200)
  return at('user')
    .post('/api/users/login/mfa')
    .send({ mfaToken: (body as { mfaToken: string }).mfaToken, code })
}

/** Resets used time steps, so that tests do not wait half a minute. */
const forgetSteps = () => query('user', 'update mfa set last_step = 0')

async function guestOrder() {
  const { variantId } = await somethingToBuy(platform)
  const cart = await at('order').post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
  const { cartToken } = cart.body as { cartToken: string }
  const { body } = await at('order')
    .post('/api/orders')
    .set('X-Cart-Token', cartToken)
    .send({ shippingAddress: address, email: 'guest@example.com' })
    .expect(201)
  return { cartToken, ...(body as { id: string; orderToken: string }) }
}

/** Order with an Idempotency-Key, and its repetition. */
async function keyedOrder() {
  const buyer = await createCustomer(platform)
  await buyer.addToCart((await somethingToBuy(platform)).variantId)
  const again = () =>
    at('order')
      .post('/api/orders')
      .set({ ...buyer.auth, 'Idempotency-Key': 'once' })
      .send({ shippingAddress: address })
  const { body } = await again().expect(201)
  return { again, buyer, id: (body as { id: string }).id }
}

describe('Rotation of all secrets', () => {
  let ada: Awaited<ReturnType<typeof withMfa>>
  let order: Awaited<ReturnType<typeof guestOrder>>
  let keyed: Awaited<ReturnType<typeof keyedOrder>>
  let cursor: string
  let bob: TestCustomer
  let carol: TestCustomer
  let erasedAt: string

  beforeAll(async () => {
    ada = await withMfa()
    order = await guestOrder()
    keyed = await keyedOrder()
    const page = await at('product').get('/api/products?limit=1').expect(200)
    cursor = (page.body as { page: { nextCursor: string } }).page.nextCursor
    carol = await createCustomer(platform)
    await verifyEmail(carol)
    // Later calls of the user service stay queued, sealed under expiring secrets.
    await Promise.all((['product', 'order', 'notification'] as const).map((name) => platform.services[name].stop()))
    bob = await createCustomer(platform)
    const erased = await at('user').delete('/api/users/profile').set(carol.auth).send({ password }).expect(202)
    erasedAt = (erased.body as { id: string }).id
    await restartWith({ previous: true })
  }, 60_000)

  test('keeps second factors and recovery codes', async () => {
    await forgetSteps()
    expect((await signInWith(ada.email, totpNow(ada.secret))).status).toBe(200)
    expect((await signInWith(ada.email, ada.recoveryCodes[0]!)).status).toBe(200)
    expect((await signInWith(ada.email, ada.recoveryCodes[0]!)).status).toBe(401)
  })

  test('keeps cursors, repeated requests and guests’ tokens', async () => {
    await at('product').get('/api/products').query({ limit: 1, cursor }).expect(200)
    const repeated = await keyed.again().expect(201).expect('Idempotency-Replayed', 'true')
    expect(repeated.body).toMatchObject({ id: keyed.id })
    await at('order').get(`/api/orders/${order.id}`).set('X-Order-Token', order.orderToken).expect(200)
    await at('order').get('/api/cart').set('X-Cart-Token', order.cartToken).expect(200)
  })

  test('delivers sealed events queued before', async () => {
    await verifyEmail(bob)
    await waitFor('every service to have forgotten Carol', async () => {
      const rows = await query('user', 'select count(*)::int as left from erasure_receipts where user_id = $1 and done_at is null', [erasedAt]) // prettier-ignore
      return rows[0]?.left === 0
    })
    await waitFor(
      'a last mail to Carol',
      () =>
      Promise.resolve(platform.mailbox.mails.some(({ to, subject }) => to.includes(carol.email) && /deleted/i.test(subject))), // prettier-ignore
    )
  })

  test('keeps calls between services working', async () => {
    const dan = await createCustomer(platform)
    const { variantId } = await somethingToBuy(platform)
    await dan.addToCart(variantId)
    expect(await dan.checkout()).toMatchObject({ status: 'confirmed' })
    const { data } = await dan.client.GET('/api/users/export')
    expect(Object.keys(data.data)).toHaveLength(4)
  })

  describe('after removal of the previous values', () => {
    beforeAll(() => restartWith({ previous: false }), 60_000)

    test('rejects what they made without defects', async () => {
      await forgetSteps()
      const { status, body } = await signInWith(ada.email, totpNow(ada.secret))
      expect([status, (body as { code: string }).code]).toEqual([503, 'service-unavailable'])
      expect((await signInWith(ada.email, ada.recoveryCodes[1]!)).status).toBe(401)
      const answers = [
        await at('product').get('/api/products').query({ limit: 1, cursor }),
        await keyed.again(),
        await at('order').get('/api/cart').set('X-Cart-Token', order.cartToken),
        await at('order').get(`/api/orders/${order.id}`).set('X-Order-Token', order.orderToken),
      ]
      expect(answers.map(({ status: each, body: { code } }: supertest.Response) => `${each} ${code}`)).toEqual([
        '400 invalid-cursor',
        '422 idempotency-key-reused',
        '400 cart-token-invalid',
        '404 order-not-found',
      ])
    })

    test('repeats no work', async () => {
      await keyed.buyer.addToCart((await somethingToBuy(platform)).variantId)
      await keyed.again().expect(422)
      const { data } = await keyed.buyer.client.GET('/api/orders')
      expect(data.data.map(({ id }) => id)).toEqual([keyed.id])
    })

    test('continues for everything else', async () => {
      const erin = await createCustomer(platform)
      await verifyEmail(erin)
      await at('user').get('/api/users/profile').set(erin.auth).expect(200)
      await at('user').get('/api/users/profile').set(bearer('nonsense')).expect(401)
    })
  })
})
