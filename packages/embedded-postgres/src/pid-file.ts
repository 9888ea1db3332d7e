import { codeOf } from '@ecommerce/toolkit/failure'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** PostgreSQL's own `postmaster.pid`: the first line is the pid, the eighth the state. No lines when there is none. */
export function readPidFile(dataDir: string): string[] {
  try {
    return readFileSync(fileIn(dataDir), 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/**
 * PostgreSQL takes any process of the pid in its file for its predecessor, be it a zombie or a stranger with that number, and
 * refuses to start. The pid of its own parent it knows to be stale, and it goes on to see whether the old shared memory is in use.
 */
export function disownPidFile(dataDir: string): void {
  const [, ...rest] = readPidFile(dataDir)
  if (rest.length > 0) writeFileSync(fileIn(dataDir), [process.pid, ...rest].join('\n'))
}

const fileIn = (dataDir: string): string => join(dataDir, 'postmaster.pid')
