import { Failure } from '@ecommerce/toolkit/failure'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { byTurns, percentile, type Row, type Side } from './by-turns'
import { query, queryEach, type Statement, statementsOf } from './database'
import { send } from './load'
import { ownRoot, type Platform, startPlatform } from './platform'
import type { Run } from './run'

/** Kind of read; `path` varies by number. `isHot`: sent all day by a storefront. */
type Read = { name: string; isHot: boolean; path: (number: number) => string }

/** `get` returns a body that is not answered from memory. */
type Catalogue = { databaseUrl: string; products: number; reads: Read[]; get: (path: string) => Promise<string> }

/** Measures reads of a large catalogue beside a small one; `--write` saves the plans. */
export async function measureCatalogue(run: Run): Promise<Row[]> {
  const platform = await startPlatform(run, { durable: false })
  const small = await openCatalogue(1_000, platform, run)
  const large = await openCatalogue(run.products, platform, run)
  run.out.step('Reading both by turns ...')
  const rows: Row[] = []
  for (const index of large.reads.keys()) rows.push(await byTurns(sideOf(large, index), sideOf(small, index), run))
  if (run.write) await writePlans(large, platform, run)
  return rows
}

function sideOf({ reads, get }: Catalogue, index: number): Side {
  const { name, path } = reads[index]!
  let number = 0
  const load = async () => {
    const took: number[] = []
    while (took.length < 20) {
      const startedAt = performance.now()
      await get(path(number++))
      took.push(performance.now() - startedAt)
    }
    const perSecond = (1_000 * took.length) / took.reduce((sum, ms) => sum + ms)
    return { perSecond, p50: percentile(took, 0.5), p95: percentile(took, 0.95) }
  }
  return { name, load }
}

async function openCatalogue(products: number, platform: Platform, { out }: Run): Promise<Catalogue> {
  out.step(`Filling a catalogue of ${products} products ...`)
  const database = `catalogue_${products}`
  const fill = (await readFile(join(__dirname, '..', 'sql', 'catalogue.sql'), 'utf8')).replaceAll(
    ':products',
    `${products}`,
  )
  const { url } = await platform.start('product', database, (url) => queryEach(url, [fill, 'vacuum (analyze)']))
  const get = async (path: string) =>
    (await send({ url: `${url}/api/products${path}`, headers: platform.asService() })).body
  const catalogue = { databaseUrl: platform.postgres.url(database), products, get }
  return { ...catalogue, reads: await readsOf(catalogue) }
}

/** Reads of `catalogue-reads.json`, with this catalogue's values for words in braces. */
async function readsOf(catalogue: Omit<Catalogue, 'reads'>): Promise<Read[]> {
  const file = await readFile(join(__dirname, '..', 'catalogue-reads.json'), 'utf8')
  const { hot, rare } = JSON.parse(file) as Record<'hot' | 'rare', Record<string, string>>
  const products = await query<Record<string, string>>(
    catalogue.databaseUrl,
    `select id, slug, name, attributes->>'maker' as maker from products
     where status = 'active' order by hashtext(slug) limit 200`,
  )
  const cursor = await deepCursor(catalogue)
  const valuesAt = (number: number): Record<string, string | number> => {
    const pick = <T>(list: readonly T[]): T => list[number % list.length]!
    return {
      ...{ ...pick(products), cursor, limit: 20 + (number % 2), room: `category=room-${number % 10}` },
      ...{ high: 49_000 + 100 * (number % 9), narrow: `minPrice=${20_000 + number}&maxPrice=${20_020 + number}` },
      prices: `minPrice=${1_000 * (1 + (number % 9))}&maxPrice=${30_000 + 100 * number}`,
      colour: `attr.colour=${pick(['red', 'blue', 'green', 'navy'])}`,
      word: pick(['mug', 'oak', 'jumper', 'travel']),
      words: pick(['oak mug', 'steel lamp', 'wool jumper']),
      misspelt: pick(['stonwear mug', 'juumper', 'lether bagg']),
    }
  }
  const pathOf = (template: string, number: number) =>
    encodeURI(template.replace(/\{(\w+)\}/g, (_, word: string) => `${valuesAt(number)[word]}`))
  return Object.entries({ ...hot, ...rare }).map(([name, template]) => {
    return { name, isHot: name in hot, path: (number) => pathOf(template, number) }
  })
}

/** Cursor of page 10,000 of 20 products, or of the middle of a smaller catalogue. */
async function deepCursor({ products, get }: Omit<Catalogue, 'reads'>): Promise<string> {
  let cursor = ''
  for (let left = Math.min(200_000, products / 2) - 20; left > 0; left -= 100) {
    const body = await get(`?limit=${Math.min(left, 100)}${cursor && `&cursor=${cursor}`}`)
    cursor = (JSON.parse(body) as { page: { nextCursor: string } }).page.nextCursor
  }
  return cursor
}

/** Saves PostgreSQL's plan of each read in `docs/plans`; fails if a hot read scans a table. */
async function writePlans(catalogue: Catalogue, platform: Platform, { out }: Run): Promise<void> {
  out.step('Writing the plans ...')
  const { databaseUrl, products, reads, get } = catalogue
  const plans = new Map<string, string>()
  for (const { name, isHot, path } of reads) {
    await get(path(3))
    const plan = await planOf(databaseUrl, await statementsOf(platform, () => get(path(3))))
    const scanned = /Seq Scan on (products|variants)\b/.exec(plan)?.[1]
    if (isHot && scanned) throw new Failure(`"${name}" scans all ${scanned}:\n${plan}`)
    const verdict = scanned ? `Scans ${scanned}, until it has enough.` : 'No sequential scan of products or variants.'
    const head = `${name}, among ${products} products\nGET /api/products${path(3).replace(/cursor=.*/, 'cursor=...')}\n${verdict}`
    plans.set(`${name.replaceAll(/[^a-z0-9]+/g, '-')}.txt`, `${head}\n\n${plan}`)
  }
  const folder = join(ownRoot, 'docs', 'plans')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await Promise.all([...plans].map(([file, text]) => writeFile(join(folder, file), text)))
}

/** Runs the statements in transactions like the service's, with their settings. */
async function planOf(databaseUrl: string, statements: readonly Statement[]): Promise<string> {
  const isSetting = /^\s*(begin|start|commit|set)\b/i
  const explained = statements.map(({ text }) => (isSetting.test(text) ? text : `explain (analyze, buffers) ${text}`))
  const rows = await queryEach<{ 'QUERY PLAN': string }>(databaseUrl, explained)
  const plans = rows.map((lines) => lines.map((line) => line['QUERY PLAN']).join('\n'))
  return plans.flatMap((plan, index) => (plan ? `${statements[index]!.text.trim()}\n\n${plan}\n` : [])).join('\n')
}
