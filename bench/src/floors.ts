import { Failure } from '@ecommerce/toolkit/failure'
import { once } from 'node:events'
import { join } from 'node:path'
import { byTurns, type Row, type Side } from './by-turns'
import { numberFrom, query, statementsOf } from './database'
import { type Ask, loadFor, type Reply, send } from './load'
import { type Platform, variantPrefix } from './platform'
import { type Run, startProcess, withCleanup } from './run'

/** `spread`: requests have other ids in their statements, a thousand by turns. */
export type Statements = { databases: { url: string; texts: string[] }[]; spread: string | undefined }

/**
 * Request to measure; `one` sends it once. Its default floor sends the same bytes, or the same statements if not
 * answered from memory. `written` counts new rows.
 */
export type Request = Side & { one: () => Promise<Reply>; floor?: Side; isCached?: boolean; written?: string }

/** Repeats a request; `ask` is called each round, as tokens may expire. */
export const repeated = (name: string, ask: () => Ask, pids: number[], { seconds }: Pick<Run, 'seconds'>): Request => ({
  ...{ name, pids, one: () => send(ask()), load: () => loadFor(seconds, ask()) },
})

export async function besideFloor(request: Request, platform: Platform, run: Run): Promise<Row> {
  run.out.step(`${request.name} ...`)
  if (request.floor) return byTurns(request, request.floor, run)
  if (request.isCached) return besideServer(request, 'node:http', await request.one(), run)
  return besideStatements(request, platform, run)
}

/** Measures beside a server that sends PostgreSQL one such request's statements, durably. */
async function besideStatements(request: Request, platform: Platform, run: Run): Promise<Row> {
  const { prepare, load, one, written } = request
  const urlOf = (name: string) => platform.postgres.url(name)
  await prepare?.()
  await load()
  // Analyzes, as autovacuum does, so that plans fit the filled tables.
  await Promise.all(['order', 'product'].map((name) => query(urlOf(name), 'analyze')))
  await prepare?.()
  const statements = await statementsOf(platform, one)
  const databases = [...new Set(statements.map(({ database }) => database))].map((name) => ({
    url: urlOf(name),
    texts: statements.filter(({ database }) => database === name).map(({ text }) => text),
  }))
  const count = async () => (written ? numberFrom(urlOf('order'), `(select count(*) from ${written})`) : 0)
  const before = await count()
  const row = await besideServer(request, 'pg and node:http', { databases, spread: written && variantPrefix }, run)
  const [added, sent] = [(await count()) - before, row.own.answered + row.floor.answered]
  // Statements that find nothing would be quick, and prove nothing.
  if (written && added < sent) throw new Failure(`${request.name}: ${added} rows were written by ${sent} requests.`)
  return row
}

const besideServer = (request: Request, name: string, task: Reply | Statements, run: Run): Promise<Row> =>
  withCleanup(run, async (run) => {
    const child = startProcess([join(__dirname, 'floor-process.js')], run, { output: 'inherit' })
    child.send(task)
    const [port] = (await once(child, 'message', { signal: run.signal })) as [number]
    const ask = { url: `http://127.0.0.1:${port}/` }
    const floor = repeated(name, () => ask, [child.pid], run)
    return byTurns(request, floor, run)
  })
