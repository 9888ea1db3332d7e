import { setTimeout as delay } from 'node:timers/promises'
import { errorFields, type Log } from '../observability/log'
import type { WakeUps } from './wake-ups'

/** Work that waits in a table until a process claims it. */
export type WorkSource = {
  /** Name of its wake-up. */
  name: string
  /** Claims the due work that there is room for, and starts it. */
  claim(): Promise<Claim>
  /** Prolongs the leases of the work that runs here. */
  renew(): Promise<void>
}

export type Claim = {
  /** The started work; none of it rejects. */
  running: readonly Promise<void>[]
  /** Due work may be left. */
  hasMore: boolean
  /** Milliseconds until the next work may be claimed, if any waits. */
  nextMs: number | null
}

export type Loop = { stop(): Promise<void> }

/** Duration of a claim. With `pollMs`, work of a killed process is claimed again within five seconds. */
export const leaseMs = 3_000
const renewMs = 1_000
export const pollMs = 4_500

/** Claims are at least so far apart, so that under load each takes several. */
const gapMs = 20
const retryMs = 1_000

/** Claims work when it is woken, when some falls due, and every few seconds. `stop` waits for running work. */
export function startLoop(source: WorkSource, { log, wakeUps }: { log: Log; wakeUps: WakeUps }): Loop {
  const running = new Set<Promise<void>>()
  let isStopping = false
  let hasMore = false
  /** The pause after a claim, aborted by a wake-up; one that comes during the claim skips it. */
  let pause = new AbortController()
  const wake = () => pause.abort()
  const report = (error: unknown) => {
    log.warn({ 'labels.queue': source.name, ...errorFields(error) }, 'queue read failed')
    return retryMs
  }

  /** Milliseconds until the next claim. */
  async function claim(): Promise<number> {
    const claimed = await source.claim()
    hasMore = claimed.hasMore
    for (const work of claimed.running) {
      running.add(work)
      void work.finally(() => {
        running.delete(work)
        if (hasMore) wake()
      })
    }
    if (hasMore && claimed.running.length > 0) wakeUps.notifyOthers(source.name)
    return Math.min(pollMs, claimed.nextMs ?? pollMs)
  }

  async function repeat(): Promise<void> {
    while (!isStopping) {
      pause = new AbortController()
      const { signal } = pause
      const gap = delay(gapMs)
      const pauseMs = await claim().catch(report)
      await delay(pauseMs, undefined, { signal }).catch(() => undefined)
      await gap
    }
  }

  const unlisten = wakeUps.listen(source.name, wake)
  const renewal = setInterval(() => {
    if (running.size > 0) source.renew().catch(report)
  }, renewMs)
  const repeating = repeat()
  return {
    async stop() {
      isStopping = true
      wake()
      await Promise.all([unlisten(), repeating])
      await Promise.all(running)
      clearInterval(renewal)
    },
  }
}
