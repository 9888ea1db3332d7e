import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** When a process was started, in some unit of the system's; undefined when it does not run. With the pid it names a process for good. */
export const startOf = (pid: number): string | undefined => {
  if (process.platform !== 'linux') return ps(pid, 'lstart')
  const fields = procFile(pid, 'stat')
    ?.replace(/^.*\) /, '')
    .split(' ')
  return fields && fields[0] !== 'Z' ? fields[19] : undefined
}

/** The command line of a process; undefined when it does not run. */
export const commandOf = (pid: number): string | undefined =>
  process.platform === 'linux' ? procFile(pid, 'cmdline')?.replaceAll('\0', ' ') : ps(pid, 'command')

function procFile(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

function ps(pid: number, field: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}
