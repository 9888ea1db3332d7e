import { type RawBuilder, sql } from 'kysely'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import pg, { type Pool } from 'pg'

/**
 * Wake-ups of workers, by the name of what has new work. A worker in this process is called; without one, others are
 * notified, outside of any transaction that does work and at most ten times a second. A wake-up may be lost: workers
 * poll, too.
 */
export type WakeUps = {
  /** Announces new work. */
  announce(name: string): void
  /** Notifies workers of other processes. */
  notifyOthers(name: string): void
  /** Calls `wake` for each announcement; returns a function that ends it, for good after the last. */
  listen(name: string, wake: () => void): () => Promise<void>
}

/** Mark of a statement that adds work: its connection announces it after the transaction. */
export const wakesSql = (name: string): RawBuilder<unknown> => sql.raw(`/* wakes ${name} */`)

/** Name in the mark of a statement. */
export const wakeUpOf = (statement: string): string | undefined => /\/\* wakes (\w+) \*\//.exec(statement)?.[1]

type OnError = (error: Error) => void

const notifyAfterMs = 100

export function createWakeUps(pool: Pool, onError: OnError): WakeUps {
  const wakes = new Map<string, () => void>()
  const pending = new Set<string>()
  const closing = new AbortController()
  let listening: Promise<void> | undefined

  const notifyOthers = (name: string) => {
    if (pending.has(name)) return
    pending.add(name)
    setTimeout(() => {
      pending.delete(name)
      pool.query('select pg_notify($1, $2)', [channel, name]).catch(onError)
    }, notifyAfterMs).unref()
  }

  /** Keeps a connection beside the pool on LISTEN; a lost one is replaced. */
  async function keepListening(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await listenOnce(signal).catch((error: Error) => {
        if (!signal.aborted) onError(error)
      })
      await delay(reconnectAfterMs, undefined, { signal }).catch(() => undefined)
    }
  }

  /** Listens until the connection or the signal ends. */
  async function listenOnce(signal: AbortSignal): Promise<void> {
    const client = new pg.Client(pool.options)
    client.on('error', onError)
    client.on('notification', ({ payload = '' }) => wakes.get(payload)?.())
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      // Work may have been added before.
      for (const wake of wakes.values()) wake()
      await once(client, 'end', { signal })
    } finally {
      await client.end()
    }
  }

  return {
    notifyOthers,
    announce(name) {
      const wake = wakes.get(name)
      if (wake) wake()
      else notifyOthers(name)
    },
    listen(name, wake) {
      wakes.set(name, wake)
      listening ??= keepListening(closing.signal)
      return async () => {
        wakes.delete(name)
        if (wakes.size > 0) return
        closing.abort()
        await listening
      }
    },
  }
}

const channel = 'work'
const reconnectAfterMs = 1_000
