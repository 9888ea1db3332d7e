import { randomBytes } from 'node:crypto'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Benchmark } from '../bench'
import { startPostgres } from '../embedded-postgres'
import { Failure } from '../failure'
import { measureInTurns, readsTable } from './in-turns'
import { openOrders, type Orders } from './orders/open-orders'
import { readsOf } from './orders/reads'

const few = 1_000

/** Do the figures and the lists of a shop with many orders cost what those of a young one do? Reads both by turns. */
export const orders: Benchmark = async ({ args: [count = '1000000', ...rest], out, signal }) => {
  const many = Number(count)
  if (rest.length > 0 || !Number.isInteger(many) || many < few || many > 10_000_000)
    throw new Failure(`How many orders? A number from ${few} to 10000000.`)
  const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
  out.step('Starting PostgreSQL ...')
  const postgres = await startPostgres({ dataDir, durable: false, signal, log: out.step })
  const open: Orders[] = []
  try {
    for (const size of [few, many]) {
      out.step(`Making ${size} orders ...`)
      open.push(await openOrders((database) => postgres.url(database), size))
      signal.throwIfAborted()
    }
    const [small, large] = open as [Orders, Orders]
    out.step('Folding them into the figures ...')
    await small.read('/api/orders/stats')
    const foldedMs = await large.read('/api/orders/stats')
    out.step('Reading both by turns ...')
    const sides = { few: { of: small, reads: await readsOf(small) }, many: { of: large, reads: await readsOf(large) } }
    const measured = await measureInTurns(
      sides.many.reads.map(({ name }) => name),
      (side, index, turn) => {
        const { path, as } = sides[side].reads[index]!
        return sides[side].of.read(path(turn), as?.(turn))
      },
      signal,
    )
    out.print(
      [
        '',
        ...readsTable(['read, p50 / p95 in ms', `${few} orders`, `${many} orders`], measured),
        '',
        `To fold ${many} orders into the figures at once took ${(foldedMs / 1_000).toFixed(1)} s.`,
        `All on one machine with ${availableParallelism()} cores (load ${loadavg()[0]!.toFixed(1)}): service, database and reader share them.`,
        '',
      ].join('\n'),
    )
  } finally {
    for (const each of open) await each.close()
    await postgres.destroy()
  }
}
