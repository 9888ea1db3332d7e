import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { codeOf } from './failure'
import { startOf } from './process-identity'

export type ProcessLock = {
  release(): void
  /** The last holder was killed before it could give the lock back. */ abandoned: boolean
}

/** Takes the lock file for this process, also from a holder that no longer runs; else gives the live holder's pid. */
export function takeProcessLock(path: string): ProcessLock | { heldBy: number } {
  const me = `${process.pid} ${startOf(process.pid)}`
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, me, { mode: 0o600 })
  try {
    for (let abandoned = false; ; abandoned = true) {
      if (linked(draft, path)) return { abandoned, release: () => release(path, me) }
      const holder = read(path)
      const [pid = '', start] = holder.split(' ')
      if (start !== undefined && startOf(Number(pid)) === start) return { heldBy: Number(pid) }
      setAside(path, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A hard link appears with its content or not at all, so a lock is never seen half written. */
function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function release(path: string, me: string): void {
  if (read(path) === me) rmSync(path, { force: true })
}

/** Should another process have taken the abandoned lock just now, its own is put back. */
function setAside(path: string, abandoned: string): void {
  const aside = `${path}.${process.pid}.old`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== abandoned) linked(aside, path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}
