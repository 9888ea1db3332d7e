import { readdir, readFile } from 'node:fs/promises'

/** CPU time of processes with all descendants, in microseconds. */
export const cpuMicrosOf = async (...pids: number[]): Promise<number> =>
  sum((await treesOf(pids)).map(({ micros }) => micros))

/** Memory in MB: resident, its peak (`VmHWM`), or with a share of common pages (`Pss`). */
export async function memoryMbOf(pid: number, field: 'VmRSS' | 'VmHWM' | 'Pss' = 'VmRSS'): Promise<number> {
  const text = await readFile(`/proc/${pid}/${field === 'Pss' ? 'smaps_rollup' : 'status'}`, 'utf8')
  const [, kb] = new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(text) ?? []
  return Number(kb) / 1_024
}

/** Memory of a process tree in MB; shared pages count once. */
export const memoryMbOfTree = async (pid: number): Promise<number> =>
  sum(await Promise.all((await treesOf([pid])).map((each) => memoryMbOf(each.pid, 'Pss'))))

async function treesOf(roots: readonly number[]) {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0)
  const stats = (await Promise.all(pids.map(statOf))).filter((stat) => stat !== undefined)
  const parents = new Map(stats.map(({ pid, parent }) => [pid, parent]))
  const isInTree = (pid: number | undefined): boolean =>
    pid !== undefined && (roots.includes(pid) || isInTree(parents.get(pid)))
  return stats.filter(({ pid }) => isInTree(pid))
}

/** Undefined for an ended process. CPU times are hundredths of a second (proc(5)). */
async function statOf(pid: number) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  if (stat === undefined) return undefined
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { pid, parent: Number(fields[1]), micros: sum(fields.slice(11, 15).map(Number)) * 10_000 }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
