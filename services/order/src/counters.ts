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
      message: 'order',
      name: 'orders_total',
      help: 'Orders by outcome: confirmed, failed (with a reason), and later statuses',
      labelNames: ['outcome', 'reason'],
    },
  ),
  revenue: metrics.count({
    name: 'revenue_minor_units_total',
    help: 'Revenue: totals of confirmed orders and amounts received beyond them, in minor units of the currency',
    labelNames: ['currency'],
  }),
  revenueNotReceived: metrics.count({
    name: 'revenue_not_received_minor_units_total',
    help: 'Part of the revenue that will not be received: partial captures and lost authorizations, in minor units of the currency',
    labelNames: ['currency'],
  }),
  checkoutSteps: metrics.time({
    name: 'checkout_step_duration_seconds',
    help: "Duration of a checkout's steps, in seconds: begin (price and pending order), stock, payment, confirm",
    labelNames: ['step'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  }),
  unpaidRefusals: metrics.count({
    name: 'unpaid_limit_refusals_total',
    help: 'Orders refused by the limit on units held by unpaid orders of a buyer or network',
    labelNames: ['scope'],
    from: [{ scope: 'buyer' }, { scope: 'network' }],
  }),
  paymentChanges: metrics.count({
    name: 'payment_provider_changes_total',
    help: "Payment changes booked from the provider's reports, by resulting status",
    labelNames: ['status'],
    from: paymentStates.map((status) => ({ status })),
  }),
  /** Money received for failed, cancelled or unknown orders. */
  paidWithoutOrder: metrics.count({
    name: 'payments_without_order_total',
    help: 'Payments without an order: refunded (failed or cancelled order), unknown',
    labelNames: ['outcome'],
    from: [{ outcome: 'refunded' }, { outcome: 'unknown' }],
  }),
})

/** Counts changes of revenue; decreases have their own counter. */
export function countRevenue(
  { revenue, revenueNotReceived }: Pick<Counters, 'revenue' | 'revenueNotReceived'>,
  { currency, amount }: Money,
): void {
  if (amount > 0) revenue.inc({ currency }, amount)
  else if (amount < 0) revenueNotReceived.inc({ currency }, -amount)
}

/** Age of the oldest pending order that is overdue, which shows stuck ones. */
export function observePendingOrders({ metrics, log, db }: Needs): void {
  const undecided = cachedMetricQuery(log, () => oldestPendingOrderSeconds(db))
  metrics.gauge(
    {
      name: 'orders_undecided_seconds',
      help: 'Age of the oldest pending order that is due, in seconds',
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
      help: 'Payments that need a decision by staff, by reason, as listed by GET /api/payments/attention',
      labelNames: ['reason'],
    },
    async () => (await counts())?.map(({ reason, count: value }) => ({ labels: { reason }, value })) ?? [],
  )
}

export type CheckoutStep = 'begin' | 'stock' | 'payment' | 'confirm'

/** Runs a step and records its duration. */
export async function inStep<T>(counters: Counters, step: CheckoutStep, work: () => Promise<T>): Promise<T> {
  const end = counters.checkoutSteps.startTimer({ step })
  try {
    return await work()
  } finally {
    end()
  }
}
