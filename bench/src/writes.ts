import { Failure } from '@ecommerce/toolkit/failure'
import { randomUUID } from 'node:crypto'
import type { Row, Side } from './by-turns'
import { query } from './database'
import { besideQueries, send } from './floors'
import { type Ask, connections, loadEach } from './load'
import type { Run } from './options'
import { type Platform, variantId, variantPrefix } from './platform'

const line1 = '12 St James Square'
const shippingAddress = { name: 'A', line1, city: 'London', postalCode: 'SW1Y 4JH', country: 'GB' }

export const newEmail = () => `buyer-${randomUUID()}@example.com`

export const cartAdd = (orderUrl: string, index: number): Ask => ({
  ...{ url: `${orderUrl}/api/cart/items`, method: 'POST', status: 201 },
  body: { variantId: variantId(index), quantity: 1 },
})

export const checkout = (orderUrl: string, headers: Record<string, string>, email: string): Ask => ({
  ...{ url: `${orderUrl}/api/orders`, method: 'POST', status: 201 },
  headers: { ...headers, 'idempotency-key': randomUUID() },
  body: { email, shippingAddress, shippingMethod: 'standard' },
})

export const tokenOf = (body: string) => (JSON.parse(body) as { cartToken: string }).cartToken

/** Creates so many carts with one item each, and returns their tokens. */
export async function fillCarts(orderUrl: string, count: number, signal: AbortSignal) {
  const tokens: string[] = []
  const asks = Array.from({ length: count }, (_, index) => cartAdd(orderUrl, index))
  const load = await loadEach(asks, { status: 201, onResponse: (body) => tokens.push(tokenOf(body)), signal })
  return { load, tokens }
}

export function orderCarts(orderUrl: string, tokens: readonly string[], signal: AbortSignal) {
  const asks = tokens.map((token) => checkout(orderUrl, { 'x-cart-token': token }, newEmail()))
  return loadEach(asks, { status: 201, signal })
}

/** Registers a customer, and returns the password and an access token. */
export async function register(userUrl: string, email: string) {
  const body = { email, password: randomUUID(), name: 'A' }
  const reply = await send({ url: `${userUrl}/api/users/register`, method: 'POST', status: 201, body })
  return { password: body.password, ...(JSON.parse(reply.body) as { accessToken: string }) }
}

type Write = 'cart add' | 'checkout'

/** Carts filled and orders placed over 32 connections; each round with new carts. */
export function writeSides(platform: Platform, { seconds, signal }: Run): Record<Write, Side> {
  const [order, product] = [platform.service('order'), platform.service('product')]
  const [url, pids] = [order.url, [order.pid, product.pid]]
  const count = 20 * seconds * connections
  let tokens: string[] = []
  return {
    'cart add': { load: async () => (await fillCarts(url, count, signal)).load, pids },
    checkout: {
      prepare: async () => ({ tokens } = await fillCarts(url, count, signal)),
      load: () => orderCarts(url, tokens, signal),
      pids,
    },
  }
}

/** Beside the statements of one such request, each time with other ids. PostgreSQL waits for the disk, as in production. */
export async function measureWrite(name: Write, platform: Platform, run: Run): Promise<Row[]> {
  const { url } = platform.service('order')
  const side = writeSides(platform, run)[name]
  await side.prepare?.()
  await side.load()
  // As autovacuum does within a minute: plans made when the tables were empty are made anew.
  await Promise.all(['order', 'product'].map((name) => query(platform.postgres.url(name), 'analyze')))
  const { tokens } = await fillCarts(url, 1, run.signal)
  const one = () => (name === 'cart add' ? fillCarts(url, 1, run.signal) : orderCarts(url, tokens, run.signal))
  const before = await rowsOf(name, platform)
  const row = await besideQueries({ name, side, one, spread: variantPrefix }, platform, run)
  const written = (await rowsOf(name, platform)) - before
  const sent = row.answered + row.floors[0]!.answered
  // Statements that find nothing would be quick, and prove nothing.
  if (written < sent) throw new Failure(`${name}: ${sent} rows should have been written, not ${written}.`)
  return [row]
}

async function rowsOf(name: Write, { postgres }: Platform): Promise<number> {
  const from = name === 'checkout' ? `orders where status = 'confirmed'` : 'cart_items'
  const [row] = await query<{ count: string }>(postgres.url('order'), `select count(*) from ${from}`)
  return Number(row?.count)
}
