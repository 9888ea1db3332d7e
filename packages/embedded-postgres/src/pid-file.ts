import { codeOf } from '@ecommerce/toolkit/failure'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lines of `postmaster.pid`: the first is the pid, the eighth the state. */
export function readPidFile(dataDir: string): string[] {
  try {
    return readFileSync(fileIn(dataDir), 'utf8').split('\n')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

/**
 * Writes our own pid, which PostgreSQL knows to be stale: it takes any other running pid for its predecessor and
 * refuses to start.
 */
export function disownPidFile(dataDir: string): void {
  const [, ...rest] = readPidFile(dataDir)
  if (rest.length > 0) writeFileSync(fileIn(dataDir), [process.pid, ...rest].join('\n'))
}

const fileIn = (dataDir: string): string => join(dataDir, 'postmaster.pid')
