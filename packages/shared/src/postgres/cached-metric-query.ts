import { setTimeout as delay } from 'node:timers/promises'
import { errorFields, type Log } from '../observability/log'

const freshMs = 10_000
const patienceMs = 2_000

/** Metric from the database: queried at most every ten seconds, undefined after two without a result. */
export function cachedMetricQuery<T>(log: Log, read: () => Promise<T>): () => Promise<T | undefined> {
  let last: { at: number; answer: Promise<T | undefined> } | undefined
  const readInTime = () =>
    Promise.race([read(), tooSlow()]).catch((error: unknown) => {
      log.debug(errorFields(error), 'metric query failed')
      return undefined
    })
  return () => {
    if (!last || Date.now() - last.at > freshMs) last = { at: Date.now(), answer: readInTime() }
    return last.answer
  }
}

async function tooSlow(): Promise<never> {
  await delay(patienceMs, undefined, { ref: false })
  throw new Error('it took longer than two seconds')
}
