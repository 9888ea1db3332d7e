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
  let isWoken = false
  let hasMore = false
  let claimedAt = 0
  let timer: NodeJS.Timeout | undefined
  let turn: Promise<void> | undefined

  const schedule = (ms: number) => {
    clearTimeout(timer)
    if (!isStopping) timer = setTimeout(takeTurn, ms)
  }
  const wake = () => {
    if (turn) isWoken = true
    else schedule(Math.max(0, claimedAt + gapMs - Date.now()))
  }
  const report = (error: unknown) =>
    log.warn({ 'labels.queue': source.name, ...errorFields(error) }, 'queue read failed')

  function takeTurn() {
    isWoken = false
    claimedAt = Date.now()
    turn = claim()
      .catch((error: unknown) => {
        report(error)
        return retryMs
      })
      .then((ms) => {
        turn = undefined
        schedule(ms)
        if (isWoken) wake()
      })
  }

  /** Milliseconds until the next turn. */
  async function claim(): Promise<number> {
    const claimed = await source.claim()
    hasMore = claimed.hasMore
    for (const each of claimed.running) {
      running.add(each)
      void each.finally(() => {
        running.delete(each)
        if (hasMore) wake()
      })
    }
    if (hasMore && claimed.running.length > 0) wakeUps.tellOthers(source.name)
    return Math.min(pollMs, Math.max(gapMs, claimed.nextMs ?? pollMs))
  }

  const renewal = setInterval(() => {
    if (running.size > 0) source.renew().catch(report)
  }, renewMs)
  const unlisten = wakeUps.listen(source.name, wake)
  schedule(0)
  return {
    async stop() {
      isStopping = true
      clearTimeout(timer)
      await Promise.all([unlisten(), turn])
      await Promise.all(running)
      clearInterval(renewal)
    },
  }
}
