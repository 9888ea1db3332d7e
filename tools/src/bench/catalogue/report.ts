import { availableParallelism, loadavg } from 'node:os'
import { type Measured, readsTable, row } from '../in-turns'
import type { Throughput } from './cached-reads'

export function reportOf(seen: { few: number; products: number; measured: Measured[]; cached: Throughput[] }): string {
  const { few, products, measured, cached } = seen
  return [
    '',
    ...readsTable(['read, past the cache, p50 / p95 in ms', `${few} products`, `${products} products`], measured),
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
