import { readdir, readFile } from 'node:fs/promises'

/** CPU times in microseconds; `reaped` is that of children that have ended. See proc(5), in hundredths of a second. */
type Stat = { pid: number; parent: number; own: number; reaped: number }

/** CPU time of processes so far, with all their threads, in microseconds. */
export const cpuMicrosOf = async (...pids: number[]): Promise<number> =>
  sum((await Promise.all(pids.map(statOf))).map((stat) => stat?.own ?? Number.NaN))

/** The same of a process with all that it has started, running or ended, such as a PostgreSQL server. */
export const cpuMicrosOfTree = async (pid: number): Promise<number> =>
  sum((await treeOf(pid)).map(({ own, reaped }) => own + reaped))

/** Resident memory in MB (`VmRSS`), or its maximum so far (`VmHWM`). */
export const memoryMbOf = (pid: number, field: 'VmRSS' | 'VmHWM' = 'VmRSS') => mbIn(`/proc/${pid}/status`, field)

/** Memory of a process with all that it has started, in MB; what they share is counted once (`Pss`). */
export const memoryMbOfTree = async (root: number): Promise<number> =>
  sum(await Promise.all((await treeOf(root)).map(({ pid }) => mbIn(`/proc/${pid}/smaps_rollup`, 'Pss'))))

async function treeOf(root: number): Promise<Stat[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const stats = (await Promise.all(pids.map(statOf))).filter((stat) => stat !== undefined)
  const below = (pid: number): Stat[] =>
    stats.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)])
  return [...stats.filter(({ pid }) => pid === root), ...below(root)]
}

/** Undefined where the process has ended. */
async function statOf(pid: number): Promise<Stat | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return undefined
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const micros = (from: number) => (Number(fields[from]) + Number(fields[from + 1])) * 10_000
  return { pid, parent: Number(fields[1]), own: micros(11), reaped: micros(13) }
}

async function mbIn(file: string, field: string): Promise<number> {
  const [, kb] = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(await readFile(file, 'utf8')) ?? []
  return Number(kb) / 1_024
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
