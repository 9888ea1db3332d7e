import { readFile, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Platform } from './platform'

/** Runs statements in sequence on one connection; returns each one's rows. */
export async function queryEach<Row extends object>(url: string, statements: readonly string[]): Promise<Row[][]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const rows: Row[][] = []
    for (const statement of statements) rows.push((await client.query<Row>(statement)).rows)
    return rows
  } finally {
    await client.end()
  }
}

export const query = async <Row extends object>(url: string, statement: string): Promise<Row[]> =>
  (await queryEach<Row>(url, [statement]))[0]!

export async function numberFrom(url: string, expression: string): Promise<number> {
  const [row] = await query<{ value: string }>(url, `select ${expression} as value`)
  return Number(row?.value)
}

export type Statement = { database: string; text: string }

/** Statements of this and of concurrent background work, in order, with values. */
export async function statementsOf(platform: Platform, work: () => Promise<unknown>): Promise<Statement[]> {
  const { postgres, logFile } = platform
  const log = async (statements: 'all' | 'none') => {
    const set = [`log_line_prefix = '#%d#'`, `log_statement = '${statements}'`].map(
      (each) => `alter system set ${each}`,
    )
    await queryEach(postgres.url('postgres'), [...set, 'select pg_reload_conf()'])
    // A connection reloads its settings between two statements, soon after the signal.
    await sleep(300)
  }
  await log('all')
  const from = (await stat(logFile)).size
  await work()
  const text = (await readFile(logFile)).subarray(from).toString()
  await log('none')
  return parseLog(text)
}

/** Parses entries, which begin with `#` and continue with a tab. */
function parseLog(log: string): Statement[] {
  const statements: Statement[] = []
  for (const entry of log.replaceAll('\n\t', '\u0000').split('\n')) {
    const [, database = '', message = ''] = /^#([^#]*)#(?:LOG|DETAIL): {2}(.*)$/.exec(entry) ?? []
    const [, text, values] = /^(?:(?:statement|execute [^:]+): (.*)|Parameters: (.*))$/i.exec(message) ?? []
    const last = statements.at(-1)
    if (last && values !== undefined) last.text = withValues(last.text, values.replaceAll('\u0000', '\n'))
    if (text !== undefined) statements.push({ database, text: text.replaceAll('\u0000', '\n') })
  }
  return statements.filter(({ database }) => database !== 'postgres')
}

function withValues(statement: string, parameters: string): string {
  const pairs = [...parameters.matchAll(/(\$\d+) = (NULL|'(?:[^']|'')*')/g)]
  const values = new Map(pairs.map(([, place, value]) => [place, value]))
  return statement.replaceAll(/\$\d+/g, (place) => values.get(place) ?? place)
}
