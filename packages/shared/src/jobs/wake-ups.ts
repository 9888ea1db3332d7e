import { type RawBuilder, sql } from 'kysely'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'

/**
 * Wake-ups of workers, by the name of what has new work. A worker in this process is called; without one, others are
 * told by NOTIFY, outside of any transaction that does work and at most ten times a second. A wake-up may be lost:
 * workers poll, too.
 */
export type WakeUps = {
  /** Announces new work. */
  announce(name: string): void
  /** Tells workers of other processes. */
  tellOthers(name: string): void
  /** Calls `wake` for each announcement; returns a function that stops it. */
  listen(name: string, wake: () => void): () => Promise<void>
}

/** Mark of a statement that adds work: its connection announces it after the transaction. */
export const wakesSql = (name: string): RawBuilder<unknown> => sql.raw(`/* wakes ${name} */`)

/** Name in the mark of a statement. */
export const wakeUpOf = (statement: string): string | undefined => /\/\* wakes (\w+) \*\//.exec(statement)?.[1]

type OnError = (error: Error) => void

const tellAfterMs = 100

export function createWakeUps(pool: Pool, onError: OnError): WakeUps {
  const local = new Map<string, () => void>()
  const telling = new Set<string>()
  const tell = async (name: string) => {
    telling.delete(name)
    await pool.query(`select pg_notify($1, '')`, [name]).catch(onError)
  }
  const tellOthers = (name: string) => {
    if (telling.has(name)) return
    telling.add(name)
    setTimeout(() => void tell(name), tellAfterMs).unref()
  }
  return {
    tellOthers,
    announce(name) {
      const wake = local.get(name)
      if (wake) wake()
      else tellOthers(name)
    },
    listen(name, wake) {
      local.set(name, wake)
      const channel = openChannel(pool, { name, wake, onError })
      return async () => {
        local.delete(name)
        await channel.close()
      }
    },
  }
}

const reconnectAfterMs = 1_000

/** Keeps one connection of the pool on LISTEN; a lost one is replaced. */
function openChannel(pool: Pool, { name, wake, onError }: { name: string; wake: () => void; onError: OnError }) {
  const closing = new AbortController()
  const keepListening = async () => {
    while (!closing.signal.aborted) {
      await listenOnce(pool, { name, wake, signal: closing.signal }).catch((error: Error) => {
        if (!closing.signal.aborted) onError(error)
      })
      await delay(reconnectAfterMs, undefined, { signal: closing.signal }).catch(() => undefined)
    }
  }
  const ended = keepListening()
  return {
    close() {
      closing.abort()
      return ended
    },
  }
}

/** Listens until the connection or the signal ends. */
async function listenOnce(pool: Pool, { name, wake, signal }: { name: string; wake: () => void; signal: AbortSignal }) {
  const client = await pool.connect()
  try {
    const end = once(client, 'end', { signal })
    await Promise.race([end, client.query(`listen ${client.escapeIdentifier(name)}`)])
    // Work may have been added before.
    wake()
    client.on('notification', wake)
    await end
  } finally {
    client.release(true)
  }
}
