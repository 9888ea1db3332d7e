import CircuitBreaker from 'opossum'
import type { Metrics } from '../../observability/metrics'

export type Circuit<A, R> = {
  /** Runs the work, or rejects at once while the circuit is open. */
  run(argument: A): Promise<R>
  isOpen(): boolean
  close(): void
}

export type CircuitOptions<A, R> = {
  /** Name of the target in metrics. */
  target: string
  metrics: Metrics
  /** Rejects only if the target is down, slow or broken; a 4xx is a response. */
  work: (argument: A) => Promise<R>
  outcomeOf: (answer: R) => 'ok' | 'refused'
}

/** Opens when half of at least five calls in ten seconds failed; one call probes a second later. */
export function createCircuit<A, R>({ target, metrics, work, outcomeOf }: CircuitOptions<A, R>): Circuit<A, R> {
  const breaker = new CircuitBreaker(work, {
    name: target,
    timeout: false,
    volumeThreshold: 5,
    errorThresholdPercentage: 50,
    rollingCountTimeout: 10_000,
    resetTimeout: 1_000,
  })
  const recordState = () => metrics.circuits.set({ target }, breaker.opened ? 1 : 0)
  recordState()
  breaker.on('open', recordState).on('close', recordState)
  breaker.on('success', (_answer, latencyMs) => metrics.dependencyDuration.observe({ target }, latencyMs / 1_000))
  breaker.on('failure', (_error, latencyMs) => metrics.dependencyDuration.observe({ target }, latencyMs / 1_000))
  return {
    async run(argument) {
      try {
        const answer = await breaker.fire(argument)
        metrics.dependencyCalls.inc({ target, outcome: outcomeOf(answer) })
        return answer
      } catch (error) {
        metrics.dependencyCalls.inc({ target, outcome: breaker.opened ? 'open' : 'failed' })
        throw error
      }
    },
    isOpen: () => breaker.opened,
    close: () => breaker.shutdown(),
  }
}
