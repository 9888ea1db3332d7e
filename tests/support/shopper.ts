import { bearer } from '@ecommerce/testkit/tokens'
import { uuidv7 } from '@ecommerce/shared/ids'
import supertest, { type Response } from 'supertest'

type Urls = { urlOf(name: 'user' | 'product' | 'order' | 'notification'): string }

export const address = {
  name: 'Ada Byron',
  line1: '1 Analytical Way',
  city: 'London',
  postalCode: 'N1 7AA',
  country: 'GB',
}

/** Somebody at the shop's door: a new customer, or who signs in with these credentials. */
export async function shopper(platform: Urls, credentials?: { email: string; password: string }) {
  const email = credentials?.email ?? `${uuidv7()}@example.com`
  const users = supertest(platform.urlOf('user'))
  const signedIn = credentials
    ? await users.post('/api/users/login').send(credentials).expect(200)
    : await users.post('/api/users/register').send({ email, password: 'correct horse', name: 'Ada Byron' }).expect(201)
  const who = bearer(signedIn.body.accessToken as string)
  const orders = supertest(platform.urlOf('order'))
  return {
    email,
    who,
    id: signedIn.body.user.id as string,
    addToCart: (variantId: string, quantity = 1): Promise<Response> =>
      orders.post('/api/cart/items').set(who).send({ variantId, quantity }),
    cart: (): Promise<Response> => orders.get('/api/cart').set(who),
    checkout: (key?: string): Promise<Response> =>
      orders
        .post('/api/orders')
        .set(who)
        .set(key === undefined ? {} : { 'Idempotency-Key': key })
        .send({ shippingAddress: address }),
    orders: (): Promise<Response> => orders.get('/api/orders').set(who),
  }
}

export type Shopper = Awaited<ReturnType<typeof shopper>>

/** A product with one variant, of which there are plenty. */
export async function somethingToBuy(platform: Urls, slug?: string) {
  const products = supertest(platform.urlOf('product'))
  const chosen =
    slug ??
    (
      (await products.get('/api/products?limit=100&sort=name')).body.data as {
        slug: string
        variants: unknown[]
        available: number
      }[]
    ).find(({ variants, available }) => variants.length === 1 && available >= 50)?.slug
  const { body } = await products.get(`/api/products/${chosen}`).expect(200)
  return {
    id: body.id as string,
    slug: body.slug as string,
    variantId: body.variants[0].id as string,
    stock: body.stock as number,
    available: body.available as number,
  }
}
