import { Router } from 'express'
import { setTimeout as delay } from 'node:timers/promises'
import type { Pool } from 'pg'
import { unavailable } from './errors'

export type Health = {
  started: boolean
  draining: boolean
  /** Resolves once needed data is loaded, rejects while unreadable; undefined when loaded. */
  whenLoaded?: () => Promise<void> | undefined
}

/** `/health/live` the process, `/health/ready` what it needs, `/health/startup` whether it has started. */
export function healthRoutes(health: Health, pool: Pool): Router {
  const router = Router()
  router.get('/live', (_req, res) => {
    res.json({ status: 'ok' })
  })
  router.get('/startup', (_req, res) => {
    if (!health.started) throw unavailable('Starting.')
    res.json({ status: 'ok' })
  })
  router.get('/ready', async (_req, res) => {
    if (!health.started) throw unavailable('Starting.')
    if (health.draining) throw unavailable('Shutting down.')
    await health.whenLoaded?.()
    await within(2_000, pool.query('select 1'))
    res.json({ status: 'ok' })
  })
  return router
}

async function within(timeoutMs: number, work: Promise<unknown>): Promise<void> {
  const timer = new AbortController()
  const late = delay(timeoutMs, undefined, { signal: timer.signal }).then(() => {
    throw unavailable('The database is not answering.')
  })
  try {
    await Promise.race([work, late])
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}
