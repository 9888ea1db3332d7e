import { type Ask, loadFor } from '../load'
import type { BenchPlatform } from '../platform'
import { byTurns, type Row } from './by-turns'
import type { Options } from './options'

/**
 * What finds nothing, or is not let in, beside what is found by the same process: an address without a route and a route without a
 * token beside a list from memory, a product that there is not beside one that there is, each looked up anew.
 */
export async function measureRefusals(
  platform: BenchPlatform,
  { list, detail }: { list: string; detail: string },
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  const { url, pid } = platform.service('product')
  const sideOf = (path: string, more: () => Partial<Ask>) => ({
    load: () => loadFor(seconds, { url: url + path, ...more() }, signal),
    pid: pid(),
  })
  const answered = (status: number) => () => ({ status })
  const anew = (status: number) => () => ({ status, headers: platform.asService() })
  const hit = { 'a hit': sideOf(list, answered(200)) }
  const compared = [
    { name: '404', side: sideOf('/api/nothing', answered(404)), beside: hit },
    { name: '401', side: sideOf('/api/inventory/movements', answered(401)), beside: hit },
    {
      name: '404, no such product',
      side: sideOf('/api/products/nothing', anew(404)),
      beside: { 'a product': sideOf(detail, anew(200)) },
    },
  ]
  const rows: Row[] = []
  for (const { name, side, beside } of compared) {
    out.step(`${name} ...`)
    rows.push(await byTurns(name, side, beside, { rounds, signal }))
  }
  return rows
}
