import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { Failure } from '../../failure'
import type { Catalogue, Statement } from './open-catalogue'
import type { Read } from './reads'

/** Writes how PostgreSQL answers each read into a file of its own, and fails where a hot one reads a whole table. */
export async function writePlans(catalogue: Catalogue, reads: readonly Read[], folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const client = new pg.Client({ connectionString: catalogue.databaseUrl })
  await client.connect()
  try {
    for (const { name, isHot, path } of reads) {
      await catalogue.read(path(3))
      const statements = await catalogue.statementsOf(() => catalogue.read(path(3)))
      const plans = await explainAll(client, statements)
      const scanned = /Seq Scan on (products|variants)\b/.exec(plans)?.[1]
      if (isHot && scanned) throw new Failure(`"${name}" reads all of ${scanned}:\n${plans}`)
      const verdict = scanned
        ? `Reads ${scanned} from the start, until it has enough.`
        : 'No sequential scan of products or variants.'
      const head = `${name}, among ${catalogue.products} products\nGET ${path(3).replace(/cursor=.*/, 'cursor=...')}\n${verdict}`
      await writeFile(join(folder, `${name.replaceAll(/[^a-z0-9]+/g, '-')}.txt`), `${head}\n\n${plans}`)
    }
  } finally {
    await client.end()
  }
}

/** In transactions like those that the service had opened, with what it had set there. */
async function explainAll(client: pg.Client, statements: readonly Statement[]): Promise<string> {
  const plans: string[] = []
  for (const { text, values } of statements) {
    if (/^\s*(begin|start|commit|set)\b/i.test(text)) await client.query(text)
    else {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, [...values])
      plans.push(`${text.trim()}\n\n${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`)
    }
  }
  return plans.join('\n')
}
