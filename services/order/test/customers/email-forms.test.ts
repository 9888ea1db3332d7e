import { uuidv7 } from '@ecommerce/shared/ids'
import { deriveKeys, hmac } from '@ecommerce/shared/secrets'
import { accessToken, bearer } from '@ecommerce/testkit/tokens'
import { sql } from 'kysely'
import { unifyEmails } from '../../src/commands/customers/unify-emails'
import { everythingIn } from '../support/everything'
import { admin, aProduct, type Shop, startShop } from '../support/shop'
import { userServiceOf } from '../support/user-service'

let shop: Shop
beforeAll(async () => {
  shop = await startShop([aProduct('mug', 1_000)])
})
afterAll(() => shop.stop())

const oneForm = (name: string) => `${name}@xn--bcher-kva.example`
const forms = (name: string) => [`${name}@bücher.example`, oneForm(name), `${name}@BÜCHER.example.`]

/** Places a guest's order, optionally with a coupon. */
async function order(email: string, coupon?: string) {
  const { variantId } = await shop.variant('mug')
  const { body: cart } = await shop.http.post('/api/cart/items').send({ variantId, quantity: 1 }).expect(201)
  const guest = { 'X-Cart-Token': cart.cartToken as string }
  if (coupon !== undefined) await shop.http.post('/api/cart/coupon').set(guest).send({ code: coupon }).expect(200)
  const { status, body } = await shop.checkout(guest, { email })
  return { ...(body as { id: string; email: string; code?: string }), status }
}

const makeCoupon = (code: string) =>
  shop.http
    .post('/api/promotions')
    .set(admin)
    .send({ code, type: 'fixed', value: 100, perCustomerLimit: 1 })
    .expect(201)

async function verified(email: string) {
  const userId = uuidv7()
  const contact = { userId, email, name: 'Ada', locale: 'en', emailVerified: true, version: 1 }
  await userServiceOf(shop).tell('user.registered', contact)
  return { userId, auth: bearer(accessToken({ sub: userId })) }
}

const found = async (auth: Record<string, string>, query: Record<string, string> = {}) => {
  const { body } = await shop.http.get('/api/orders').query(query).set(auth).expect(200)
  return (body.data as { id: string }[]).map(({ id }) => id).toSorted()
}

/** Stores an order and coupon use as before canonical domains. */
async function makeOld(orderId: string, email: string): Promise<void> {
  const [key] = deriveKeys(shop.ctx.config.serviceTokenSecret, 'coupon buyers')
  const buyer = hmac(key, email)
  await sql`update orders set email = ${email} where id = ${orderId}`.execute(shop.ctx.db)
  await sql`update coupon_redemptions set buyer = ${buyer} where order_id = ${orderId}`.execute(shop.ctx.db)
}

describe('E-mail addresses of orders', () => {
  test('identify one guest, and the verified owner, in every form of a domain', async () => {
    const orders = await Promise.all(forms('guest').map((email) => order(email)))
    expect(orders.map(({ email }) => email)).toEqual(Array(3).fill(oneForm('guest')))
    const ids = orders.map(({ id }) => id).toSorted()
    for (const email of forms('guest')) {
      const { auth } = await verified(email)
      expect(await found(auth)).toEqual(ids)
      expect(await found(admin, { q: email })).toEqual(ids)
    }
  })

  test('identify one coupon buyer in every form of a domain', async () => {
    await makeCoupon('ONE-FORM')
    const answers = []
    for (const email of forms('buyer')) answers.push(await order(email, 'ONE-FORM'))
    expect(answers.map(({ status }) => status)).toEqual([201, 409, 409])
    expect(answers[1]).toMatchObject({ code: 'coupon-not-applicable' })
    const { auth } = await verified('buyer@bücher.example')
    await shop.add(auth, 'mug')
    await shop.http.post('/api/cart/coupon').set(auth).send({ code: 'ONE-FORM' }).expect(409)
  })

  test('are erased in canonical form', async () => {
    await order('erased@bücher.example')
    const { userId } = await verified('erased@bücher.example')
    const sealedEmail = shop.ctx.sealed.sealFor('order-service', 'erased@bücher.example')
    await userServiceOf(shop).tell('user.erased', { userId, sealedEmail })
    expect(await found(admin, { q: oneForm('erased') })).toEqual([])
    expect(await everythingIn(shop.ctx.db)).not.toContain('erased@')
  })

  test.each(['a\u200bb@example.com', 'a@127.0.0.1', 'a@exam ple.com', 'a@xn--a.example'])(
    'reject %s',
    async (email) => {
      expect(await order(email)).toMatchObject({ status: 400, errors: [{ path: 'email' }] })
    },
  )

  test('of earlier versions are converted with their coupon uses', async () => {
    await makeCoupon('OLD-FORM')
    const { id } = await order('old@bücher.example', 'OLD-FORM')
    await makeOld(id, 'old@bücher.example')
    expect(await found(admin, { q: 'old@bücher.example' })).toEqual([])
    await unifyEmails(shop.ctx)
    await unifyEmails(shop.ctx)
    expect(await found(admin, { q: 'old@bücher.example' })).toEqual([id])
    expect(await order(oneForm('old'), 'OLD-FORM')).toMatchObject({ status: 409, code: 'coupon-not-applicable' })
  })
})
