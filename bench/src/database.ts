import { readFile, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Platform } from './platform'

/** Runs statements over a connection of its own; the rows are those of a single one. */
export async function query<Row extends object>(url: string, statements: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(statements)).rows
  } finally {
    await client.end()
  }
}

/** `pid` is that of the connection's server process. */
export type Statement = { database: string; pid: string; text: string }

/** The statements of this work, and of any background work beside it, in their order, with their values in place. */
export async function statementsOf(
  work: () => Promise<unknown>,
  { postgres, logFile }: Platform,
): Promise<Statement[]> {
  const log = async (statements: 'all' | 'none') => {
    const url = postgres.url('postgres')
    await query(url, `alter system set log_line_prefix = '#%d#%p#'`)
    await query(url, `alter system set log_statement = '${statements}'`)
    await query(url, 'select pg_reload_conf()')
    // A connection reads its settings anew between two statements, soon after it is told.
    await sleep(300)
  }
  await log('all')
  const from = (await stat(logFile)).size
  await work()
  const to = (await stat(logFile)).size
  await log('none')
  return parseLog((await readFile(logFile)).subarray(from, to).toString())
}

/** Entries of the log continue over lines that begin with a tab. */
function parseLog(log: string): Statement[] {
  const statements: Statement[] = []
  const last = new Map<string, Statement>()
  for (const line of log.replaceAll('\n\t', '\u0000').split('\n')) {
    const [, database = '', pid = '', entry = ''] = /^#([^#]*)#(\d+)#(?:LOG|DETAIL): {2}(.*)$/.exec(line) ?? []
    const message = entry.replaceAll('\u0000', '\n')
    const [, text, values] = /^(?:(?:statement|execute [^:]+): (.*)|Parameters: (.*))$/is.exec(message) ?? []
    const statement = last.get(pid)
    if (statement && values !== undefined) statement.text = withValues(statement.text, values)
    if (text === undefined || database === 'postgres') continue
    statements.push({ database, pid, text })
    last.set(pid, statements.at(-1)!)
  }
  return statements
}

function withValues(statement: string, parameters: string): string {
  const pairs = [...parameters.matchAll(/(\$\d+) = (NULL|'(?:[^']|'')*')/g)].map(
    ([, place, value]) => [place!, value!] as const,
  )
  const values = new Map(pairs)
  return statement.replaceAll(/\$\d+/g, (place) => values.get(place) ?? place)
}
