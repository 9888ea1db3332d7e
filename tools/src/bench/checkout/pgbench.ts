import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../../failure'
import { variantPrefix, variants } from './goods'
import type { Statement } from './statements'

export const clients = 32

const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}/g

/**
 * The statements of one customer as a script for pgbench, which says them for another customer each time: every id has its last
 * twelve digits replaced by a number, which is the customer's, or the variant's.
 */
export function scriptOf(statements: readonly Statement[], database: string, round: number): string {
  const texts = statements
    .filter((statement) => statement.database === database)
    .map(({ text }) => text.replaceAll(uuid, (_, start: string) => start + (start === variantPrefix ? ':v' : ':n')))
  return [
    String.raw`\set i :i + 1`,
    String.raw`\set n 100000000000 + ${round} * 1000000000 + :client_id * 1000000 + :i`,
    String.raw`\set v 100000000000 + (:client_id + :i * ${clients}) % ${variants}`,
    ...texts.map((text) => `${text};`),
    '',
  ].join('\n')
}

type Options = { folder: string; name: string; script: string; databaseUrl: string; each: number; signal: AbortSignal }

/** Lets 32 clients run a script so many times each, and gives the scripts a second. */
export async function runPgbench({ folder, name, script, databaseUrl, each, signal }: Options): Promise<number> {
  const file = join(folder, `${name}.sql`)
  await writeFile(file, script)
  const { hostname, port, username, password, pathname } = new URL(databaseUrl)
  const output = await run(
    ['-n', '-c', String(clients), '-j', '2', '-t', String(each), '-D', 'i=0', '-f', file, pathname.slice(1)],
    { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password },
    signal,
  )
  const perSecond = Number(/^tps = ([\d.]+)/m.exec(output)?.[1])
  const failed = Number(/number of failed transactions: (\d+)/.exec(output)?.[1] ?? 0)
  const wanted = `number of transactions actually processed: ${each * clients}/`
  if (!(perSecond > 0) || failed > 0 || !output.includes(wanted))
    throw new Failure(`pgbench did not run ${name} to its end:\n${output}`)
  return perSecond
}

function run(args: string[], env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('pgbench', args, {
      env: { PATH: process.env.PATH, ...env },
      signal,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', (error) => reject('code' in error && error.code === 'ENOENT' ? missing() : error))
    child.once('close', () => resolve(output))
  })
}

const missing = () =>
  new Failure('pgbench is not there. It comes with PostgreSQL: `apt-get install postgresql` on Debian and Ubuntu.')
