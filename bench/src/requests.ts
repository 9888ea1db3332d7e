import { findFreePort } from '@ecommerce/toolkit/free-port'
import { newCertificate } from '@ecommerce/tools/certificate'
import { openGateway, startNginx } from '@ecommerce/tools/gateway'
import bcrypt from 'bcrypt'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { repeated, type Request } from './floors'
import { type Ask, connections, loadEach, send } from './load'
import { type Platform, variantId } from './platform'
import { makeFolder, type Run } from './run'

const listPath = '/api/products?limit=20'
const paths = Object.entries({ list: listPath, detail: '/api/products/product-100000000007' })

/** Catalogue reads, from memory and, with a service's token, from the database. */
export function reads({ services, asService }: Platform, run: Run): Request[] {
  const { url, pid } = services.product
  const read = (name: string, path: string, headers = () => ({})) =>
    repeated(name, () => ({ url: url + path, headers: headers() }), [pid], run)
  return [
    ...paths.map(([name, path]) => ({ ...read(name, path), isCached: true })),
    ...paths.map(([name, path]) => read(`${name}, not in memory`, path, asService)),
  ]
}

/** List through the repository's nginx with its cache, beside nginx with a file of the same bytes; both TLS. */
export async function gatewayReads({ services }: Platform, run: Run): Promise<Request[]> {
  const folder = await makeFolder(run)
  const [certificates, files] = [join(folder, 'tls'), join(folder, 'files')]
  await Promise.all([mkdir(certificates), mkdir(files)])
  const { certificate, key } = await newCertificate(['localhost'])
  await writeFile(join(certificates, 'tls.crt'), certificate)
  await writeFile(join(certificates, 'tls.key'), key, { mode: 0o600 })

  const { url } = services.product
  const ports = { user: 9, product: Number(new URL(url).port), order: 9, notification: 9 }
  const gateway = await openGateway({ ports, certificates, limits: false })
  run.defer(() => gateway.stop())
  const port = await findFreePort()
  await writeFile(join(files, 'list.json'), (await send({ url: url + listPath })).body)
  const conf = await readFile(join(__dirname, '..', 'static-nginx.conf'), 'utf8')
  await writeFile(join(folder, 'nginx.conf'), conf.replaceAll('FOLDER', folder).replaceAll('PORT', String(port)))
  const nginx = await startNginx(folder, port)
  run.defer(() => nginx.stop())

  const through = repeated('list through the gateway', () => ({ url: gateway.url + listPath }), [], run)
  const file = { url: `https://localhost:${port}/list.json` }
  return [{ ...through, floor: repeated('nginx, a file', () => file, [], run) }]
}

/** Reads of a buyer: cart, token verification, five orders. */
export async function personalReads({ services }: Platform, run: Run): Promise<Request[]> {
  const { user, product, order } = services
  const { accessToken, email } = await register(user.url)
  const headers = { authorization: `Bearer ${accessToken}` }
  for (let index = 0; index < 5; index++) {
    await send({ ...cartAdd(order.url, index), headers })
    await send(checkout(order.url, headers, email))
  }
  const cart = { url: `${order.url}/api/cart`, headers: { 'x-cart-token': await fillCart(order.url, 0) } }
  const verify: Ask = { url: `${user.url}/api/users/verify`, method: 'POST', body: { token: accessToken } }
  const orders = { url: `${order.url}/api/orders`, headers }
  return [
    repeated('cart read', () => cart, [order.pid, product.pid], run),
    repeated('verify', () => verify, [user.pid], run),
    repeated('own orders', () => orders, [order.pid], run),
  ]
}

/** Carts filled over 32 connections. */
export function cartAdds({ services: { order, product } }: Platform, { seconds }: Run): Request[] {
  const asks = Array.from({ length: 20 * seconds * connections }, (_, index) => cartAdd(order.url, index))
  const sent = { load: () => loadEach(asks), one: () => send(asks[0]!) }
  return [{ name: 'cart add', pids: [order.pid, product.pid], written: 'cart_items', ...sent }]
}

/** Orders placed over 32 connections; each round with new carts. */
export function checkouts({ services: { order, product } }: Platform, { seconds }: Run): Request[] {
  const adds = Array.from({ length: 20 * seconds * connections }, (_, index) => cartAdd(order.url, index))
  let asks: Ask[] = []
  const prepare = () => {
    asks = []
    const onResponse = (body: string) => asks.push(checkout(order.url, { 'x-cart-token': cartTokenOf(body) }))
    return loadEach(adds, onResponse)
  }
  const sent = { prepare, load: () => loadEach(asks), one: () => send(asks[0]!) }
  const written = `orders where status = 'confirmed'`
  return [{ name: 'checkout', pids: [order.pid, product.pid], written, ...sent }]
}

/** Sign-ins over 32 connections, beside comparisons of the same password with its hash. */
export async function signIns({ services }: Platform, run: Run): Promise<Request[]> {
  const { url, pid } = services.user
  const { email, password } = await register(url)
  const ask: Ask = { url: `${url}/api/users/login`, method: 'POST', body: { email, password } }
  // A sign-in takes tens of milliseconds.
  const seconds = 3 * run.seconds
  // Default bcrypt cost on all cores but one.
  const [hash, atOnce] = [await bcrypt.hash(password, 10), Math.max(1, availableParallelism() - 1)]
  const compareAll = async () => {
    const startedAt = performance.now()
    let compared = 0
    const compare = async () => {
      for (; performance.now() - startedAt < seconds * 1_000; compared++) await bcrypt.compare(password, hash)
    }
    await Promise.all(Array.from({ length: atOnce }, compare))
    return { perSecond: (compared * 1_000) / (performance.now() - startedAt) }
  }
  const floor = { name: 'bcrypt', load: compareAll }
  return [{ ...repeated('sign-in', () => ask, [pid], { seconds }), floor }]
}

const line1 = '12 St James Square'
const shippingAddress = { name: 'A', line1, city: 'London', postalCode: 'SW1Y 4JH', country: 'GB' }

export const newEmail = () => `buyer-${randomUUID()}@example.com`

const cartAdd = (orderUrl: string, index: number): Ask => ({
  ...{ url: `${orderUrl}/api/cart/items`, method: 'POST', status: 201 },
  body: { variantId: variantId(index), quantity: 1 },
})

export const checkout = (orderUrl: string, headers: Record<string, string>, email = newEmail()): Ask => ({
  ...{ url: `${orderUrl}/api/orders`, method: 'POST', status: 201 },
  headers: { ...headers, 'idempotency-key': randomUUID() },
  body: { email, shippingAddress, shippingMethod: 'standard' },
})

const cartTokenOf = (body: string) => (JSON.parse(body) as { cartToken: string }).cartToken

/** Makes a guest's cart with one item, and returns its token. */
export const fillCart = async (orderUrl: string, index: number): Promise<string> =>
  cartTokenOf((await send(cartAdd(orderUrl, index))).body)

/** Registers a customer, with an access token. */
export async function register(userUrl: string) {
  const body = { email: newEmail(), password: randomUUID(), name: 'A' }
  const reply = await send({ url: `${userUrl}/api/users/register`, method: 'POST', status: 201, body })
  return { ...body, ...(JSON.parse(reply.body) as { accessToken: string }) }
}
