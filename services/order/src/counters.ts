import type { Money } from '@ecommerce/contracts/money'
import { createOutcomeCounter } from '@ecommerce/shared/observability/outcome-counter'
import { cachedMetricQuery } from '@ecommerce/shared/postgres/cached-metric-query'
import type { ServiceContext } from '@ecommerce/shared/service-context'
import { paymentStates } from './domain/payments/payment'
import { oldestPendingOrderSeconds } from './store/orders/orders'
import { countPaymentAttention } from './store/payments/payment-attention'
import type { Schema } from './store/schema'

/** Counters and observers take the context's parts that they use. */
type Needs = Pick<ServiceContext<Schema>, 'db' | 'log' | 'metrics'>

export type Counters = ReturnType<typeof createCounters>

/** Business metrics of orders, counted after the commit; docs/METRICS.md lists them. */
export const createCounters = ({ metrics, log }: Pick<Needs, 'metrics' | 'log'>) => ({
  orders: createOutcomeCounter(
    { metrics, log },
    {
      says: 'order',
      name: 'orders_total',
      help: 'Orders by what they came to: confirmed, failed (with a reason), and the statuses they are moved to later',
      labelNames: ['outcome', 'reason'],
    },
  ),
  revenue: metrics.count({
    name: 'revenue_minor_units_total',
    help: 'What confirmed orders count for when they are confirmed, and what is received beyond it later, in minor units of the currency (cents)',
    labelNames: ['currency'],
  }),
  revenueNotReceived: metrics.count({
    name: 'revenue_not_received_minor_units_total',
    help: 'What of that will not be received: captured in part, or lost before it was captured, in minor units of the currency (cents)',
    labelNames: ['currency'],
  }),
  checkoutSteps: metrics.time({
    name: 'checkout_step_duration_seconds',
    help: 'Time that a step of a checkout took, in seconds: begin (price and pending order), stock, payment, confirm',
    labelNames: ['step'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  }),
  unpaidRefusals: metrics.count({
    name: 'unpaid_limit_refusals_total',
    help: 'Orders refused because unpaid orders of one buyer, or from one network, hold too many units',
    labelNames: ['scope'],
    from: [{ scope: 'buyer' }, { scope: 'network' }],
  }),
  paymentChanges: metrics.count({
    name: 'payment_provider_changes_total',
    help: 'Changes of payments that were booked from what the provider says, by the status that they led to',
    labelNames: ['status'],
    from: paymentStates.map((status) => ({ status })),
  }),
  /** Money that came in for an order that had failed, been cancelled, or is not known. */
  paidWithoutOrder: metrics.count({
    name: 'payments_without_order_total',
    help: 'Payments that were received for no order: refunded (it had failed or been cancelled), unknown (nothing is known of it)',
    labelNames: ['outcome'],
    from: [{ outcome: 'refunded' }, { outcome: 'unknown' }],
  }),
})

/** Counts a change of what an order counts for; a counter cannot go down, so that less is a counter of its own. */
export function countRevenue(
  { revenue, revenueNotReceived }: Pick<Counters, 'revenue' | 'revenueNotReceived'>,
  { currency, amount }: Money,
): void {
  if (amount > 0) revenue.inc({ currency }, amount)
  else if (amount < 0) revenueNotReceived.inc({ currency }, -amount)
}

/** An order is decided within moments, or once its buyer's time to pay is up; one that is not is stuck. */
export function observePendingOrders({ metrics, log, db }: Needs): void {
  const undecided = cachedMetricQuery(log, () => oldestPendingOrderSeconds(db))
  metrics.gauge(
    {
      name: 'orders_undecided_seconds',
      help: 'How long the pending order that is due the longest has been neither confirmed nor failed, in seconds',
      labelNames: [],
    },
    async () => {
      const value = await undecided()
      return value === undefined ? [] : [{ labels: {}, value }]
    },
  )
}

/** Gauge of payments that need a decision by staff. */
export function observeAttention({ metrics, log, db }: Needs): void {
  const counts = cachedMetricQuery(log, () => countPaymentAttention(db))
  metrics.gauge(
    {
      name: 'payments_attention',
      help: 'Payments that need somebody of the staff, by reason, as GET /api/payments/attention lists them',
      labelNames: ['reason'],
    },
    async () => (await counts())?.map(({ reason, count: value }) => ({ labels: { reason }, value })) ?? [],
  )
}

export type CheckoutStep = 'begin' | 'stock' | 'payment' | 'confirm'

/** Does a step and notes how long it took, however it ends. */
export async function inStep<T>(counters: Counters, step: CheckoutStep, work: () => Promise<T>): Promise<T> {
  const end = counters.checkoutSteps.startTimer({ step })
  try {
    return await work()
  } finally {
    end()
  }
}
