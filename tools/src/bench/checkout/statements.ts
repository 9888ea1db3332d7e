import { readFile, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

export type Statement = { database: string; text: string }

/** What a server's databases are asked for, read from its log. Needs a superuser. */
export async function openStatementLog(url: string, logFile: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(`alter system set log_line_prefix = '${mark}%d${mark}'`)

  const setLogging = async (what: 'all' | 'none') => {
    await client.query(`alter system set log_statement = '${what}'`)
    await client.query('select pg_reload_conf()')
    // Each connection reads its settings anew between two statements, soon after it is told.
    await sleep(500)
  }

  return {
    /** The statements of this work and of whatever runs beside it, in their order, with their values in place. */
    async statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
      await setLogging('all')
      const { size } = await stat(logFile)
      await work()
      await setLogging('none')
      const log = (await readFile(logFile)).subarray(size).toString()
      return parseLog(log).filter(({ database }) => database !== 'postgres')
    },
    close: () => client.end(),
  }
}

const mark = '#'
const entry = new RegExp(`^${mark}([^${mark}]*)${mark}(LOG|DETAIL):  (.*)$`)

/** Of the entries of a server's log, which go on over lines that begin with a tab. */
export function parseLog(log: string): Statement[] {
  const statements: Statement[] = []
  for (const line of log.replaceAll('\n\t', '\u0000').split('\n')) {
    const [, database = '', kind, told = ''] = entry.exec(line) ?? []
    const message = told.replaceAll('\u0000', '\n')
    const statement = /^(?:statement|execute [^:]+): (.*)$/s.exec(message)?.[1]
    if (kind === 'LOG' && statement !== undefined) statements.push({ database, text: statement })
    const parameters = /^Parameters: (.*)$/s.exec(message)?.[1]
    const last = statements.at(-1)
    if (kind === 'DETAIL' && last && parameters !== undefined) last.text = putValues(last.text, parameters)
  }
  return statements
}

function putValues(statement: string, parameters: string): string {
  const values = new Map<string, string>()
  for (const [, place = '', value = ''] of parameters.matchAll(/(\$\d+) = (NULL|'(?:[^']|'')*')/g))
    values.set(place, value)
  return statement.replaceAll(/\$\d+/g, (place) => values.get(place) ?? place)
}
