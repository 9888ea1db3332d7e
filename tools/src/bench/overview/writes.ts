import { measureCheckouts, type Pair } from '../checkout/measure'
import type { BenchPlatform } from '../platform'
import { percentile } from '../percentile'
import { measuredOf, type Row } from './by-turns'
import type { Options } from './options'

/** Carts filled and ordered through the door of the order service, beside pgbench that says the same statements with 32 clients. */
export async function measureWrites(
  platform: BenchPlatform,
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  const each = Math.max(2, 20 * seconds)
  const measured = await measureCheckouts({ platform, each, rounds, out, signal })
  const pid = platform.service('order').pid()
  const rowOf = async (name: string, pairs: readonly Pair[]): Promise<Row> => {
    const said = pairs.map(({ pgbench }) => ({ perSecond: pgbench }))
    const ratios = pairs.map(({ service, pgbench }) => service.perSecond / pgbench)
    return {
      name,
      ...(await measuredOf({ pid }, pairs.map(({ service }) => service))), // prettier-ignore
      floors: [{ name: 'pgbench', ratio: percentile(ratios, 0.5), ...(await measuredOf({}, said)) }],
    }
  }
  return [
    await rowOf('cart add', measured.map(({ add }) => add)), // prettier-ignore
    await rowOf('checkout', measured.map(({ order }) => order)), // prettier-ignore
  ]
}
