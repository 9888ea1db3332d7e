import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const everyMs = 10_000
/** Probes and scrapes take less of an event loop's time, requests more. */
const idleBelow = 0.02

/**
 * Gives memory back to the machine once the process is idle after it was busy, as it is after its start: V8 lets the space for new
 * objects grow to tens of megabytes, and an idle process would keep them, since it has no need to collect. It takes tens of
 * milliseconds, when nobody waits.
 */
export function giveBackWhenIdle({ utilization = watchLoop(), collect = collector() } = {}): { stop(): void } {
  let wasBusy = true
  const timer = setInterval(() => {
    const isBusy = utilization() >= idleBelow
    if (wasBusy && !isBusy) collect()
    wasBusy = isBusy
  }, everyMs).unref()
  return { stop: () => clearInterval(timer) }
}

/** The share of the time since the last call that the event loop was at work. */
function watchLoop(): () => number {
  let last = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    return utilization
  }
}

function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  setFlagsFromString('--no-expose-gc')
  return () => collect()
}
