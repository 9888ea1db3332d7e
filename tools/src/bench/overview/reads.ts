import { openStatementLog } from '../checkout/statements'
import { answerAt } from '../floors/answer-at'
import { startFloor } from '../floors/start-floor'
import { type Ask, loadFor } from '../load'
import type { BenchPlatform } from '../platform'
import { byTurns, type Row, type Side } from './by-turns'
import type { Options } from './options'

type Read = { name: string; ask: Ask; pid: number | undefined }

/** Each beside a bare server that sends the same bytes with the same headers, and beside the stack that most would put together. */
export async function measureReads(reads: readonly Read[], { rounds, seconds, out, signal }: Options): Promise<Row[]> {
  const rows: Row[] = []
  for (const { name, ask, pid } of reads) {
    out.step(`${name} ...`)
    const answer = await answerAt(ask)
    if (answer.status !== 200) throw new Error(`${ask.url} answered ${answer.status}: ${answer.body}`)
    const floors = await Promise.all(
      (['bytes-server', 'express-server'] as const).map((floor) => startFloor(floor, answer)),
    )
    const [bare, stack] = floors.map(({ url, pid }): Side => ({ load: () => loadFor(seconds, { url }, signal), pid }))
    const side = { load: () => loadFor(seconds, ask, signal), pid }
    rows.push(await byTurns(name, side, { 'node:http': bare!, 'plain stack': stack! }, { rounds, signal }))
    for (const floor of floors) floor.stop()
  }
  return rows
}

/** What is not in memory, beside a bare server that asks PostgreSQL for the same and sends the rows. */
export async function measureMisses(
  platform: BenchPlatform,
  paths: Readonly<Record<string, string>>,
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  const { url, pid } = platform.service('product')
  const rows: Row[] = []
  const log = await openStatementLog(platform.databaseUrl('postgres'), platform.logFile)
  try {
    for (const [name, path] of Object.entries(paths)) {
      out.step(`${name} ...`)
      const ask = () => ({ url: url + path, headers: platform.asService() })
      const { headers } = await answerAt(ask())
      const statements = (await log.statementsOf(() => answerAt(ask()))).filter(
        ({ database }) => database === 'product',
      )
      const floor = await startFloor('query-server', {
        databaseUrl: platform.databaseUrl('product'),
        statements: statements.map(({ text }) => text),
        headers: withoutLength(headers),
      })
      const bare = { load: () => loadFor(seconds, { url: floor.url }, signal), pid: floor.pid }
      const side = { load: () => loadFor(seconds, ask(), signal), pid: pid() }
      rows.push(await byTurns(name, side, { 'pg and node:http': bare }, { rounds, signal }))
      floor.stop()
    }
    return rows
  } finally {
    await log.close()
  }
}

function withoutLength(headers: readonly string[]): string[] {
  const pairs = Array.from({ length: headers.length / 2 }, (_, index) => headers.slice(2 * index, 2 * index + 2))
  return pairs.filter(([name]) => name !== 'content-length').flat()
}
