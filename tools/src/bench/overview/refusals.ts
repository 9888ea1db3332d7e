import { type Ask, loadFor } from '../load'
import type { BenchPlatform } from '../platform'
import { byTurns, type Row } from './by-turns'
import type { Options } from './options'

/** A product that does not exist beside one that does, both looked up anew by the same process. */
export async function measureRefusals(
  platform: BenchPlatform,
  { detail }: { detail: string },
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  const { url, pid } = platform.service('product')
  const sideOf = (path: string, more: () => Partial<Ask>) => ({
    load: () => loadFor(seconds, { url: url + path, ...more() }, signal),
    pid: pid(),
  })
  const anew = (status: number) => () => ({ status, headers: platform.asService() })
  const compared = [
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
