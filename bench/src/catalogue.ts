import { Failure } from '@ecommerce/toolkit/failure'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { percentile } from './by-turns'
import { type Read, readsOf } from './catalogue-reads'
import { withCleanup } from './cleanup'
import { query, type Statement, statementsOf } from './database'
import { send } from './floors'
import type { Run } from './options'
import { openPlatform, ownRoot, type Platform } from './platform'
import type { Growth } from './report'

const [few, warmUp, turns] = [1_000, 10, 100]

/** `get` returns a body that is not answered from memory. */
type Catalogue = { products: number; databaseUrl: string; reads: Read[]; get: (path: string) => Promise<string> }

/** Reads a small and a large catalogue by turns, one read after the other. With `--write`, writes the plans. */
export function measureCatalogue(run: Run): Promise<Growth[]> {
  return withCleanup(async (defer) => {
    const platform = await openPlatform(run, defer, { durable: false })
    const open = async (products: number): Promise<Catalogue> => {
      run.out.step(`Filling a catalogue of ${products} products ...`)
      const database = `catalogue_${products}`
      const { url } = await platform.start('product', { database, fill: (url) => fillCatalogue(url, products) })
      const get = async (path: string) => (await send({ url: url + path, headers: platform.asService() })).body
      const databaseUrl = platform.postgres.url(database)
      return { products, databaseUrl, get, reads: await readsOf({ databaseUrl, products, get }) }
    }
    const sides = [await open(few), await open(run.products)] as const
    run.out.step('Reading both by turns ...')
    const growth: Growth[] = []
    for (const index of sides[1].reads.keys()) growth.push(await compareRead(index, sides, run.signal))
    if (run.write) await writePlans(sides[1], platform, run)
    return growth
  })
}

async function compareRead(
  index: number,
  sides: readonly [Catalogue, Catalogue],
  signal: AbortSignal,
): Promise<Growth> {
  const took: number[][] = [[], []]
  for (let turn = 0; turn < warmUp + turns; turn++)
    for (const [side, { get, reads }] of sides.entries()) {
      signal.throwIfAborted()
      const startedAt = performance.now()
      await get(reads[index]!.path(turn))
      if (turn >= warmUp) took[side]!.push(performance.now() - startedAt)
    }
  const [one, other] = took.map((values) => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) }))
  return { name: sides[1].reads[index]!.name, few: one!, many: other!, products: sides[1].products }
}

/** Fills a migrated, empty catalogue quickly: indexes and triggers are restored when the rows are there. */
async function fillCatalogue(databaseUrl: string, products: number): Promise<void> {
  const indexes = await query<{ name: string; definition: string }>(
    databaseUrl,
    `select indexname as name, indexdef as definition from pg_indexes i where tablename in ('products', 'variants')
     and not exists (select from pg_constraint c where c.conname = i.indexname)`,
  )
  const triggers = (state: string) => ['products', 'variants'].map((name) => `alter table ${name} ${state} trigger all`)
  const fill = await readFile(join(__dirname, '..', 'sql', 'catalogue.sql'), 'utf8')
  const statements = [
    `set maintenance_work_mem = '1GB'; set synchronous_commit = off; select setseed(0.42)`,
    ...indexes.map(({ name }) => `drop index ${name}`),
    ...triggers('disable'),
    fill.replaceAll(':products', String(products)),
    ...indexes.map(({ definition }) => definition),
    ...triggers('enable'),
  ]
  await query(databaseUrl, statements.join(';\n'))
  await query(databaseUrl, 'vacuum (analyze)')
}

/** Writes PostgreSQL's plan of each read into `docs/plans`, and fails where a hot read scans a whole table. */
async function writePlans(
  { databaseUrl, products, reads, get }: Catalogue,
  platform: Platform,
  { out }: Run,
): Promise<void> {
  out.step('Writing the plans ...')
  const plans = new Map<string, string>()
  for (const { name, isHot, path } of reads) {
    await get(path(3))
    const plan = await explainAll(databaseUrl, await statementsOf(() => get(path(3)), platform))
    const scanned = /Seq Scan on (products|variants)\b/.exec(plan)?.[1]
    if (isHot && scanned) throw new Failure(`"${name}" scans all ${scanned}:\n${plan}`)
    const verdict = scanned ? `Scans ${scanned}, until it has enough.` : 'No sequential scan of products or variants.'
    const head = `${name}, among ${products} products\nGET ${path(3).replace(/cursor=.*/, 'cursor=...')}\n${verdict}`
    plans.set(`${name.replaceAll(/[^a-z0-9]+/g, '-')}.txt`, `${head}\n\n${plan}`)
  }
  const folder = join(ownRoot, 'docs', 'plans')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all([...plans].map(([file, text]) => writeFile(join(folder, file), text)))
}

/** Runs the statements in transactions like the service's, with their settings. */
async function explainAll(databaseUrl: string, statements: readonly Statement[]): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const plans: string[] = []
  try {
    for (const { text } of statements) {
      const isSetting = /^\s*(begin|start|commit|set)\b/i.test(text)
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        isSetting ? text : `explain (analyze, buffers) ${text}`,
      )
      if (!isSetting) plans.push(`${text.trim()}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`)
    }
  } finally {
    await client.end()
  }
  return plans.join('\n')
}
