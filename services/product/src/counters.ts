import { createOutcomeCounter } from '@ecommerce/shared/observability/outcome-counter'
import type { Log } from '@ecommerce/shared/observability/log'
import type { Metrics } from '@ecommerce/shared/observability/metrics'

export type Counters = ReturnType<typeof createCounters>

/** What the business wants to know of stock, counted once a change is kept. docs/METRICS.md lists it. */
export const createCounters = ({ metrics, log }: { metrics: Metrics; log: Log }) => ({
  reservations: createOutcomeCounter(
    { metrics, log },
    {
      says: 'reservation',
      name: 'reservations_total',
      help: 'Reservations by outcome: held, short (refused for want of stock), expired (nobody bought in time)',
      labelNames: ['outcome'],
      from: [{ outcome: 'held' }, { outcome: 'short' }, { outcome: 'expired' }],
    },
  ),
})
