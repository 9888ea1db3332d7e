import { availableParallelism, loadavg } from 'node:os'
import { percentile } from '../percentile'
import type { Throughput } from './cached-reads'

/** How long each read took in milliseconds, in the small catalogue and in the large one. */
export type Measured = { name: string; small: number[]; large: number[] }

export function reportOf(seen: { few: number; products: number; measured: Measured[]; cached: Throughput[] }): string {
  const { few, products, measured, cached } = seen
  return [
    '',
    `| read, past the cache, p50 / p95 in ms | ${few} products | ${products} products | ratio of the p50 |`,
    '| --- | --- | --- | --- |',
    ...measured.map(({ name, small, large }) =>
      row(name, both(small), both(large), (percentile(large, 0.5) / percentile(small, 0.5)).toFixed(1)),
    ),
    '',
    '| read, from the cache | bytes | answers a second | a bare node:http server with the same bytes | share |',
    '| --- | --- | --- | --- | --- |',
    ...cached.map(({ name, bytes, kept, bare }) =>
      row(name, String(bytes), kept.toFixed(0), bare.toFixed(0), `${((100 * kept) / bare).toFixed(0)} %`),
    ),
    '',
    `All on one machine with ${availableParallelism()} cores (load ${loadavg()[0]!.toFixed(1)}): service, database and reader share them.`,
    '',
  ].join('\n')
}

const row = (...cells: string[]) => `| ${cells.join(' | ')} |`

const both = (values: number[]) => `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)}`
