import { createOutcomeCounter } from '@ecommerce/shared/observability/outcome-counter'
import type { Log } from '@ecommerce/shared/observability/log'
import type { Metrics } from '@ecommerce/shared/observability/metrics'

export type Counters = ReturnType<typeof createCounters>

/** Business metrics of stock, counted after the commit; docs/METRICS.md lists them. */
export const createCounters = ({ metrics, log }: { metrics: Metrics; log: Log }) => ({
  reservations: createOutcomeCounter(
    { metrics, log },
    {
      message: 'reservation',
      name: 'reservations_total',
      help: 'Reservations by outcome: held, short (insufficient stock), expired',
      labelNames: ['outcome'],
      from: [{ outcome: 'held' }, { outcome: 'short' }, { outcome: 'expired' }],
    },
  ),
})
