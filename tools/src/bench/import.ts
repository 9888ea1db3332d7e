import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import type { Benchmark } from '../bench'
import { explain, Failure } from '../failure'
import { openKeyServer } from './import/admin-token'
import type { Format } from './import/files'
import { sendFile } from './import/send-file'
import { startLoneService } from './lone-service'

/** How quick is an import, and how much memory does it take? Sends a file twice, in each format, to a shop that is empty. */
export const importBenchmark: Benchmark = async ({ args, out, signal }) => {
  const lines = linesIn(args)
  const rows: string[] = []
  const keys = await openKeyServer()
  try {
    for (const format of ['ndjson', 'csv'] as const satisfies Format[]) {
      out.step('Starting PostgreSQL and the product service ...')
      const env = () => Promise.resolve({ USER_URL: keys.url })
      const service = await startLoneService({ name: 'product', env, durable: true, out, signal })
      try {
        for (const time of ['first', 'second']) {
          out.step(`Importing ${lines} lines of ${format}, the ${time} time ...`)
          const { report, seconds } = await sendFile({ url: service.url, token: keys.token, format, lines, signal })
          rows.push(
            [format, time, `${Math.round(lines / seconds)} lines/s`, `${seconds.toFixed(1)} s`]
              .concat([`${await peakMb(service.pid())} MB at most`, told(report)])
              .join(' · '),
          )
          out.step(rows.at(-1)!)
        }
      } finally {
        await service.stop()
      }
    }
  } finally {
    keys.close()
  }
  out.print(`\n${rows.join('\n')}\n`)
}

const told = (report: object) =>
  Object.entries(report)
    .filter(([, value]) => typeof value === 'number' && value > 0)
    .map(([name, value]) => `${value} ${name}`)
    .join(', ')

/** The most memory that a process has had so far, where the system tells (Linux). */
async function peakMb(pid: number | undefined): Promise<string> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    return String(Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1_024))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '?'
    throw error
  }
}

function linesIn(args: string[]): number {
  const lines = Number(optionsIn(args).lines)
  if (!Number.isInteger(lines) || lines < 1 || lines > 10_000_000)
    throw new Failure('--lines is how many lines a file has, from 1 to 10000000.')
  return lines
}

function optionsIn(args: string[]): { lines: string } {
  try {
    return parseArgs({ args, options: { lines: { type: 'string', default: '1000000' } } }).values
  } catch (error) {
    return explain('That was not understood')(error)
  }
}
