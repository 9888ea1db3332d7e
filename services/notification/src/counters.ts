import { createOutcomeCounter } from '@ecommerce/shared/observability/outcome-counter'
import type { Log } from '@ecommerce/shared/observability/log'
import type { Metrics } from '@ecommerce/shared/observability/metrics'

export type Counters = ReturnType<typeof createCounters>

/** Business metrics of messages, counted after the commit; docs/METRICS.md lists them. */
export const createCounters = ({ metrics, log }: { metrics: Metrics; log: Log }) => ({
  notifications: createOutcomeCounter(
    { metrics, log },
    {
      message: 'message',
      name: 'notifications_total',
      help: 'Messages by channel and outcome: sent, retried, failed (dead letter)',
      labelNames: ['channel', 'outcome'],
      from: ['email', 'sms', 'webhook'].flatMap((channel) =>
        ['sent', 'retried', 'failed'].map((outcome) => ({ channel, outcome })),
      ),
    },
  ),
  delay: metrics.time({
    name: 'notification_delay_seconds',
    help: 'Time between the queueing and the delivery of a message, in seconds',
    labelNames: ['channel'],
    buckets: [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3_600],
  }),
})
