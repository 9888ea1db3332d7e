import { uuidv7 } from '@ecommerce/shared/ids'
import { address, clientOf } from '../../support/customer'
import type { KillablePlatform } from './killable-platform'

export type Purchase = { email: string; orderId: string; number: string }

/** Client that repeats requests with the same key until its deadline. */
export function persistentClient(platform: KillablePlatform) {
  // Recovery takes half a minute, and the next kill may hit it too.
  const deadline = AbortSignal.timeout(180_000)
  const client = clientOf(platform, {
    tries: Number.POSITIVE_INFINITY,
    fetch: (request) => fetch(request, { signal: AbortSignal.any([deadline, AbortSignal.timeout(10_000)]) }),
  })
  return { client, until: { signal: deadline } }
}

export type Client = ReturnType<typeof persistentClient>

/** Registers and fills a cart. */
export async function createPersistentCustomer(platform: KillablePlatform, variantId: string) {
  const email = `${uuidv7()}@example.com`
  const { client, until } = persistentClient(platform)
  await client.POST('/api/users/register', { ...until, body: { email, password: 'correct horse', name: 'Ada' } })
  await client.POST('/api/cart/items', { ...until, body: { variantId, quantity: 2 } })
  return {
    client,
    until,
    /** Orders what is in the cart. */
    async order(paymentMethod: 'manual' | 'stripe' = 'manual'): Promise<Purchase> {
      const { data } = await client.POST('/api/orders', { ...until, body: { shippingAddress: address, paymentMethod } })
      return { email, orderId: data.id, number: data.number }
    },
  }
}

/** Registers, fills a cart and orders it. */
export async function buyPersistently(platform: KillablePlatform, variantId: string): Promise<Purchase> {
  const { order } = await createPersistentCustomer(platform, variantId)
  return order()
}
