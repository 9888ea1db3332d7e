import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = {
  registry: Registry
  requestDuration: Histogram<'method' | 'route' | 'status'>
  dependencyCalls: Counter<'target' | 'outcome'>
  dependencyDuration: Histogram<'target'>
  circuits: Gauge<'target'>
  jobs: Counter<'task' | 'outcome'>
  events: Counter<'type' | 'outcome'>
  /** Counter of a service; labels in `from` start at 0, so that the first increase is seen. */
  count<Label extends string>(counter: Named<Label> & { from?: Record<Label, string>[] }): Counter<Label>
  /** A histogram of the service's own, in seconds. */
  time<Label extends string>(histogram: Named<Label> & { buckets: number[] }): Histogram<Label>
  /** Gauge that is read at each scrape; without a value when the read fails. */
  gauge<Label extends string>(gauge: Named<Label>, read: () => Reading<Label>[] | Promise<Reading<Label>[]>): void
}

type Named<Label extends string> = { name: string; help: string; labelNames: Label[] }
type Reading<Label extends string> = { labels: Record<Label, string>; value: number }

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
      help: 'Duration of a request, until the last byte of its response, in seconds',
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
    dependencyDuration: new Histogram({
      name: 'dependency_call_duration_seconds',
      help: 'Duration of calls to other services, in seconds, without those rejected by an open circuit',
      labelNames: ['target'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    circuits: new Gauge({
      name: 'dependency_circuit_open',
      help: '1 while the circuit to another service is open, otherwise 0',
      labelNames: ['target'],
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
      help: 'Events received by outcome: handled, repeated, ignored (no handler)',
      labelNames: ['type', 'outcome'],
      registers,
    }),
    count({ from = [], ...named }) {
      const counter = new Counter({ ...named, registers })
      for (const labels of from) counter.inc(labels, 0)
      return counter
    },
    time: (histogram) => new Histogram({ ...histogram, registers }),
    gauge<Label extends string>(gauge: Named<Label>, read: () => Reading<Label>[] | Promise<Reading<Label>[]>) {
      new Gauge({
        ...gauge,
        registers,
        async collect() {
          this.reset()
          // Gauges without labels start at 0, which would be a value.
          this.remove({})
          for (const { labels, value } of await read()) this.set(labels, value)
        },
      })
    },
  }
}
