import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { address } from '../../support/customer'
import type { Ask } from './compose'

type Load = {
  /** Ends the load; returns successful responses and the others' statuses. */
  stop(): Promise<{ answered: number; failed: string[] }>
}

/** Customers who browse and order in sequence, each on a new connection, as fast as limits allow. */
export async function customers(ask: Ask, count: number): Promise<Load> {
  let going = true
  let answered = 0
  const failed: string[] = []
  const expect = async (status: number, ...[method, path, options]: Parameters<Ask>) => {
    const answer = await ask(method, path, options).catch((error: Error) => error)
    if (!(answer instanceof Error) && answer.status === status) answered++
    else
      failed.push(`${method} ${path}: ${answer instanceof Error ? answer.message : `${answer.status} ${answer.body}`}`)
    await pause(count * 14)
    return answer instanceof Error ? undefined : answer
  }
  const variantId = await plenty(ask)

  const customer = async () => {
    const account = await expect(201, 'POST', '/api/users/register', {
      body: { email: `${randomUUID()}@example.com`, password: 'correct horse battery', name: 'Ada Byron' },
    })
    const token = account?.json<{ accessToken: string }>().accessToken
    for (let turn = 0; going; turn++) {
      await expect(200, 'GET', `/api/products?limit=${1 + (turn % 50)}`)
      await expect(201, 'POST', '/api/cart/items', { token, body: { variantId, quantity: 1 } })
      await expect(200, 'GET', '/api/cart', { token })
      await expect(201, 'POST', '/api/orders', { token, key: randomUUID(), body: { shippingAddress: address } })
      await expect(200, 'GET', '/api/users/profile', { token })
      await expect(200, 'GET', '/api/notifications', { token })
    }
  }
  const all = Array.from({ length: count }, customer)
  return {
    async stop() {
      going = false
      await Promise.all(all)
      return { answered, failed }
    },
  }
}

/** Id of a variant with plenty of stock. */
async function plenty(ask: Ask): Promise<string> {
  const admin = { email: 'admin@example.com', password: 'change-me-please' }
  const { accessToken: token } = (await ask('POST', '/api/users/login', { body: admin })).json<{
    accessToken: string
  }>()
  const product = (await ask('GET', '/api/products/glass-carafe')).json<{ id: string; variants: { id: string }[] }>()
  const variantId = product.variants[0]?.id ?? ''
  await ask('PATCH', `/api/products/${product.id}/stock`, { token, body: { stock: 1_000_000, variantId } })
  return variantId
}
