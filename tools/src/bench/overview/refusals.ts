import { type Ask, loadFor } from '../load'
import type { BenchPlatform } from '../platform'
import { byTurns, type Row } from './by-turns'
import type { Options } from './options'

/**
 * What finds nothing, or is not let in, beside what is found by the same process: an address without a route and a route without a
 * token beside a list from memory, a product that there is not beside one that is looked up as well.
 */
export async function measureRefusals(
  platform: BenchPlatform,
  { list, detail }: { list: string; detail: string },
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  const { url, pid } = platform.service('product')
  const sideOf = (ask: () => Ask) => ({ load: () => loadFor(seconds, ask(), signal), pid: pid() })
  const hit = { 'a hit': sideOf(() => ({ url: url + list })) }
  const lookup = { 'a product': sideOf(() => ({ url: url + detail, headers: platform.asService() })) }
  const compared = [
    { name: '404', ask: { url: `${url}/api/nothing`, status: 404 }, beside: hit },
    { name: '401', ask: { url: `${url}/api/inventory/movements`, status: 401 }, beside: hit },
    { name: '404, no such product', ask: { url: `${url}/api/products/nothing`, status: 404 }, beside: lookup },
  ]
  const rows: Row[] = []
  for (const { name, ask, beside } of compared) {
    out.step(`${name} ...`)
    rows.push(
      await byTurns(
        name,
        sideOf(() => ask),
        beside,
        { rounds, signal },
      ),
    )
  }
  return rows
}
