import { variantId } from '../checkout/goods'
import { type Ask, loadFor } from '../load'
import type { BenchPlatform } from '../platform'
import { byTurns, type Row } from './by-turns'
import { openCart } from './carts'
import type { Options } from './options'

/** What finds nothing, or is not let in, beside a cart that is found: through the same process of the order service. */
export async function measureRefusals(
  platform: BenchPlatform,
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  const { url, pid } = platform.service('order')
  const cart = { url: `${url}/api/cart`, headers: { 'x-cart-token': await openCart(url, [variantId(0)]) } }
  const refusals: Record<string, Ask> = {
    '404': { url: `${url}/api/nothing`, status: 404 },
    '401': { url: `${url}/api/orders`, status: 401 },
  }
  const sideOf = (ask: Ask) => ({ load: () => loadFor(seconds, ask, signal), pid: pid() })
  const rows: Row[] = []
  for (const [name, ask] of Object.entries(refusals)) {
    out.step(`${name} ...`)
    rows.push(await byTurns(name, sideOf(ask), { 'a hit': sideOf(cart) }, { rounds, signal }))
  }
  return rows
}
