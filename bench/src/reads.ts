import type { Row } from './by-turns'
import { cartAdd, checkout, newEmail, register, tokenOf } from './writes'
import { besideBytes, besideQueries, send, sideOf, type Target } from './floors'
import type { Run } from './options'
import type { Platform } from './platform'

export const listPath = '/api/products?limit=20'
const paths = Object.entries({ list: listPath, detail: '/api/products/product-100000000007' })

/** Reads of the catalogue, answered from memory and, with the token of another service, from the database. */
export function catalogueTargets(platform: Platform): { cached: Target[]; uncached: Target[] } {
  const { url, pid } = platform.service('product')
  const target = (name: string, path: string, headers = () => ({})): Target => {
    return { name, ask: () => ({ url: url + path, headers: headers() }), pids: [pid] }
  }
  return {
    cached: paths.map(([name, path]) => target(name, path)),
    uncached: paths.map(([name, path]) => target(`${name}, not in memory`, path, () => platform.asService())),
  }
}

/** Reads of one buyer: a cart with one item, the check of an access token, and five orders. */
export async function personalTargets(platform: Platform): Promise<Target[]> {
  const [user, product, order] = (['user', 'product', 'order'] as const).map((name) => platform.service(name))
  const email = newEmail()
  const { accessToken } = await register(user!.url, email)
  const headers = { authorization: `Bearer ${accessToken}` }
  for (let index = 0; index < 5; index++) {
    await send({ ...cartAdd(order!.url, index), headers })
    await send(checkout(order!.url, headers, email))
  }
  const cart = { 'x-cart-token': tokenOf((await send(cartAdd(order!.url, 0))).body) }
  const verify = { url: `${user!.url}/api/users/verify`, method: 'POST', body: { token: accessToken } } as const
  return [
    {
      name: 'cart read',
      ask: () => ({ url: `${order!.url}/api/cart`, headers: cart }),
      pids: [order!.pid, product!.pid],
    },
    { name: 'verify', ask: () => verify, pids: [user!.pid] },
    { name: 'own orders', ask: () => ({ url: `${order!.url}/api/orders`, headers }), pids: [order!.pid] },
  ]
}

export async function measureReads(platform: Platform, run: Run): Promise<Row[]> {
  const { cached, uncached } = catalogueTargets(platform)
  const rows: Row[] = []
  for (const target of cached) rows.push(await besideBytes(target, run))
  return [...rows, ...(await besideOwnQueries(uncached, platform, run))]
}

export const measurePersonalReads = async (platform: Platform, run: Run): Promise<Row[]> =>
  besideOwnQueries(await personalTargets(platform), platform, run)

async function besideOwnQueries(targets: readonly Target[], platform: Platform, run: Run): Promise<Row[]> {
  const rows: Row[] = []
  for (const target of targets) {
    await send(target.ask())
    const measured = { name: target.name, side: sideOf(target, run), one: () => send(target.ask()) }
    rows.push(await besideQueries(measured, platform, run))
  }
  return rows
}
