import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a process has used so far, of all its threads, in microseconds, by Linux' proc(5): fields 14 and 15, in hundredths of a second. */
export async function cpuMicrosOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number)
  return ((user ?? 0) + (system ?? 0)) * 10_000
}

/** What a process holds in memory (`VmRSS`), in MB. */
export async function memoryMbOf(pid: number): Promise<number> {
  const [, kb] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kb) / 1_024
}

/** The same, where what several processes share is counted in parts (`Pss`): what may be added up. */
export async function shareOfMemoryMbOf(pid: number): Promise<number> {
  const [, kb] = /^Pss:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? []
  return Number(kb) / 1_024
}

/** Waits until a service that nobody asks has given memory back, which it does after ten seconds, or twenty, or when the machine has time for it. */
export const untilIdle = (signal: AbortSignal): Promise<void> => sleep(40_000, undefined, { signal })
