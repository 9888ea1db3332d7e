import { type Client, createClient } from '@ecommerce/client'
import { uuidv7 } from '@ecommerce/shared/ids'
import { bearer } from '@ecommerce/testkit/tokens'
import { serviceOf } from '@ecommerce/tools/openapi/served-paths'
import type { ServiceName } from './platform'

type Urls = { urlOf(name: ServiceName): string; door?: { url: string } | undefined }

export const address = {
  name: 'Ada Byron',
  line1: '1 Analytical Way',
  city: 'London',
  postalCode: 'N1 7AA',
  country: 'GB',
} as const

/** Client without retries, through the gateway if there is one. */
export const clientOf = (
  platform: Urls,
  options: { tries?: number; fetch?: (request: Request) => Promise<Response> } = {},
): Client =>
  createClient({
    baseUrl: (path) => platform.door?.url ?? platform.urlOf(serviceOf(path)),
    tries: 1,
    fetch: (request) => {
      request.headers.set('Cache-Control', 'no-cache')
      return fetch(request)
    },
    ...options,
  })

/** Registers a customer, or signs in with credentials. */
export async function createCustomer(platform: Urls, credentials?: { email: string; password: string }) {
  const email = credentials?.email ?? `${uuidv7()}@example.com`
  const client = clientOf(platform)
  const { data } = credentials
    ? await client.POST('/api/users/login', { body: credentials })
    : await client.POST('/api/users/register', { body: { email, password: 'correct horse', name: 'Ada Byron' } })
  if (!('accessToken' in data)) throw new Error(`${email} is asked for a code`)
  return {
    ...{ email, client, id: data.user.id, auth: bearer(data.accessToken) },
    addToCart: async (variantId: string, quantity = 1) =>
      (await client.POST('/api/cart/items', { body: { variantId, quantity } })).data,
    cart: async () => (await client.GET('/api/cart')).data,
    checkout: async () => (await client.POST('/api/orders', { body: { shippingAddress: address } })).data,
  }
}

export type TestCustomer = Awaited<ReturnType<typeof createCustomer>>

/** Product of one variant with plenty of stock. */
export async function somethingToBuy(platform: Urls, slug?: string) {
  const client = clientOf(platform)
  const listed = await client.GET('/api/products', { params: { query: { limit: 100, sort: 'name' } } })
  const chosen =
    slug ?? listed.data.data.find(({ variants, available }) => variants.length === 1 && available >= 50)?.slug ?? ''
  const { data } = await client.GET('/api/products/{id}', { params: { path: { id: chosen } } })
  return { ...data, variantId: data.variants[0]!.id }
}
