import { type Fields, labels, type Log } from './log'
import type { Metrics } from './metrics'

/** Counts a decision by label and logs it; call it after the commit. */
export type CountOutcome<Label extends string> = (
  outcome: Record<Label, string>,
  about?: Fields,
  times?: number,
) => void

/** Decisions of one kind: a counter of docs/METRICS.md and a log line each, which begins with `says`. */
export function createOutcomeCounter<Label extends string>(
  { metrics, log }: { metrics: Metrics; log: Log },
  { message, ...counter }: Parameters<Metrics['count']>[0] & { labelNames: Label[]; message: string },
): CountOutcome<Label> {
  const count = metrics.count(counter)
  const action = counter.name.replace(/_total$/, '')
  return (outcome, about = {}, times = 1) => {
    if (times === 0) return
    count.inc(outcome, times)
    const words = Object.values<string>(outcome).filter(Boolean)
    log.info({ 'event.action': action, ...labels(outcome), ...about }, [message, ...words].join(' '))
  }
}
