import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

export type Metrics = {
  registry: Registry
  requestDuration: Histogram<'method' | 'route' | 'status'>
  dependencyCalls: Counter<'target' | 'outcome'>
  jobs: Counter<'task' | 'outcome'>
  events: Counter<'type' | 'outcome'>
  /** A counter of the service's own. */
  count<Label extends string>(counter: { name: string; help: string; labelNames: Label[] }): Counter<Label>
}

export type { Counter }

/** Prometheus metrics of one process. Labels hold route patterns, never ids. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    requestDuration: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from the first byte of a request to the last of its answer, in seconds',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    }),
    dependencyCalls: new Counter({
      name: 'dependency_calls_total',
      help: 'Calls to other services by outcome: ok, refused, failed, open (circuit open)',
      labelNames: ['target', 'outcome'],
      registers,
    }),
    jobs: new Counter({
      name: 'jobs_total',
      help: 'Background jobs by outcome: done, retried, dead',
      labelNames: ['task', 'outcome'],
      registers,
    }),
    events: new Counter({
      name: 'events_received_total',
      help: 'Events received by outcome: handled, repeated, ignored (a type that nobody here listens to)',
      labelNames: ['type', 'outcome'],
      registers,
    }),
    count: (counter) => new Counter({ ...counter, registers }),
  }
}
