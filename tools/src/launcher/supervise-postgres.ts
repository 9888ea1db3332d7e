import { type PostgresOptions, type PostgresServer, startPostgres } from '@ecommerce/embedded-postgres/start-postgres'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DataDir } from './data-dir'
import type { Out } from './out'
import { backOffMs } from './supervise'

export type SupervisedPostgres = { first: PostgresServer; stop(hurry: AbortSignal): Promise<void> }

/** Starts PostgreSQL, and restarts it on the same port if it dies. */
export async function supervisePostgres(
  dataDir: DataDir,
  port: number | undefined,
  out: Out,
  signal: AbortSignal,
): Promise<SupervisedPostgres> {
  const stopping = new AbortController()
  const settings: PostgresOptions = {
    dataDir: join(dataDir.path, 'postgres'),
    durable: true,
    logFile: dataDir.logFile('postgres'),
    log: out.step,
  }
  const first = await startPostgres({ ...settings, port, signal })
  let server: PostgresServer | undefined = first

  const keep = async () => {
    for (let failures = 0; ;) {
      const startedAt = Date.now()
      const reason: string | undefined = await server?.exited
      if (stopping.signal.aborted) return
      failures = Date.now() - startedAt > 30_000 ? 1 : failures + 1
      out.warn(`PostgreSQL ended${reason ? ` (${reason})` : ''}, restarting in ${backOffMs(failures) / 1000} s`)
      await sleep(backOffMs(failures), undefined, { signal: stopping.signal })
      server = await startPostgres({ ...settings, port: first.port, signal: stopping.signal }).catch((error: Error) => {
        if (!stopping.signal.aborted) out.warn(error.message)
        return undefined
      })
      if (server && stopping.signal.aborted) return server.stop()
      if (server) out.warn('PostgreSQL is back')
    }
  }
  const kept = keep().catch((error: unknown) => {
    if (!stopping.signal.aborted) throw error
  })
  return {
    first,
    stop: async (hurry) => {
      stopping.abort()
      await server?.stop(hurry.aborted ? 'immediate' : 'fast')
      await kept
    },
  }
}
