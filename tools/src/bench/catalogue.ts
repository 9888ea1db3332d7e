import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Benchmark } from '../bench'
import { startPostgres } from '../embedded-postgres'
import { explain, Failure } from '../failure'
import { measureCachedReads } from './catalogue/cached-reads'
import { type Catalogue, openCatalogue } from './catalogue/open-catalogue'
import { writePlans } from './catalogue/plans'
import { readsOf } from './catalogue/reads'
import { reportOf } from './catalogue/report'
import { measureInTurns } from './in-turns'

const few = 1_000
const plansFolder = join(__dirname, '..', '..', '..', 'docs', 'plans')

/**
 * Does a large catalogue cost what a small one does? Reads both in turns, past the cache; then measures what the cache answers.
 * `npm run bench:catalogue -- 20000` is a quick run; `--write` renews docs/plans.
 */
export const catalogue: Benchmark = async ({ args, out, signal }) => {
  const { products, write } = optionsIn(args)
  const dataDir = join(tmpdir(), `ecommerce-bench-${randomBytes(6).toString('hex')}`)
  out.step('Starting PostgreSQL ...')
  const postgres = await startPostgres({ dataDir, durable: false, signal, log: out.step })
  const open: Catalogue[] = []
  try {
    for (const size of [few, products]) {
      out.step(`Making a catalogue of ${size} products ...`)
      open.push(await openCatalogue((database) => postgres.url(database), size))
      signal.throwIfAborted()
    }
    const [small, large] = open as [Catalogue, Catalogue]
    out.step('Reading both by turns ...')
    const reads = await readsOf(large)
    const sides = { few: { of: small, reads: await readsOf(small) }, many: { of: large, reads } }
    const measured = await measureInTurns(
      reads.map(({ name }) => name),
      (side, index, turn) => sides[side].of.read(sides[side].reads[index]!.path(turn)),
      signal,
    )
    if (write) {
      out.step('Writing the plans ...')
      await writePlans(large, reads, plansFolder)
    }
    out.step('Measuring what comes from memory ...')
    const [list, product] = ['list', 'product by slug'].map((name) => reads.find((read) => read.name === name)!.path(0))
    const cached = await measureCachedReads(large, { list: list!, product: product! }, { out, signal })
    out.print(reportOf({ few, products, measured, cached }))
  } finally {
    for (const each of open) await each.close()
    await postgres.destroy()
  }
}

function optionsIn(args: string[]): { products: number; write: boolean } {
  const { positionals, values } = parse(args)
  const products = Number(positionals[0] ?? 1_000_000)
  if (!Number.isInteger(products) || products < few || products > 10_000_000)
    throw new Failure(`How many products? A number from ${few} to 10000000.`)
  return { products, write: values.write }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { write: { type: 'boolean', default: false } } })
  } catch (error) {
    return explain('That was not understood')(error)
  }
}
