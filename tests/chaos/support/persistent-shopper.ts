import { uuidv7 } from '@ecommerce/shared/ids'
import { setTimeout as pause } from 'node:timers/promises'
import { address } from '../../support/shopper'
import type { KillablePlatform } from './killable-platform'

export type Purchase = { email: string; orderId: string; number: string }

type Answer = { status: number; body: Record<string, unknown> }

/** Registers, fills a cart and orders it, asking again with the same key whatever fails on the way, as a good client does. */
export async function buyPersistently(platform: KillablePlatform, variantId: string): Promise<Purchase> {
  const email = `${uuidv7()}@example.com`
  const registered = await insist(
    platform,
    'user',
    '/api/users/register',
    { email, password: 'correct horse', name: 'Ada' },
    {},
  )
  const who = { Authorization: `Bearer ${String(registered.accessToken)}` }
  await insist(platform, 'order', '/api/cart/items', { variantId, quantity: 2 }, who)
  const order = await insist(platform, 'order', '/api/orders', { shippingAddress: address }, who)
  return { email, orderId: String(order.id), number: String(order.number) }
}

async function insist(
  platform: KillablePlatform,
  service: 'user' | 'order',
  path: string,
  body: object,
  headers: object,
): Promise<Record<string, unknown>> {
  const key = uuidv7()
  let last: Answer | undefined
  for (const deadline = Date.now() + 90_000; Date.now() < deadline;) {
    const answer = await post(`${platform.urlOf(service)}${path}`, body, { ...headers, 'Idempotency-Key': key })
    last = answer ?? last
    if (answer?.status === 201) return answer.body
    if (answer && !mayBeAskedAgain(answer))
      throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`)
    await pause(100)
  }
  throw new Error(`${path} was asked in vain for 90 s; last it answered ${JSON.stringify(last)}`)
}

const mayBeAskedAgain = ({ status, body }: Answer) =>
  status === 503 || body.code === 'idempotency-in-progress' || body.code === 'checkout-in-progress'

async function post(url: string, body: object, headers: object): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  } catch {
    // The connection was cut: the answer is unknown, which is what the key is for.
    return undefined
  }
}
