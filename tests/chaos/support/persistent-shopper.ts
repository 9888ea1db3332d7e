import { uuidv7 } from '@ecommerce/shared/ids'
import { address, clientOf } from '../../support/shopper'
import type { KillablePlatform } from './killable-platform'

export type Purchase = { email: string; orderId: string; number: string }

/** Registers, fills a cart and orders it; the client asks again with the same key whatever fails on the way. */
export async function buyPersistently(platform: KillablePlatform, variantId: string): Promise<Purchase> {
  const email = `${uuidv7()}@example.com`
  // A checkout that lost its database half-way is taken up by a job after half a minute, and the next strike may hit that job, too.
  const deadline = AbortSignal.timeout(180_000)
  const client = clientOf(platform, {
    tries: Number.POSITIVE_INFINITY,
    fetch: (request) => fetch(request, { signal: AbortSignal.any([deadline, AbortSignal.timeout(10_000)]) }),
  })
  const until = { signal: deadline }
  await client.POST('/api/users/register', { ...until, body: { email, password: 'correct horse', name: 'Ada' } })
  await client.POST('/api/cart/items', { ...until, body: { variantId, quantity: 2 } })
  const { data } = await client.POST('/api/orders', { ...until, body: { shippingAddress: address } })
  return { email, orderId: data.id, number: data.number }
}
