import type { Dashboard } from './panel'
import { greatest, perHour, perSecond, quantile, shareWithin } from './promql'

const requests = 'http_request_duration_seconds'
const checkoutRequests = 'service="order-service", method="POST", route="/api/orders"'

export const checkout: Dashboard = {
  uid: 'checkout',
  title: 'Checkout',
  description: 'From cart to confirmed order, with dependencies.',
  rows: [
    {
      title: 'Now',
      panels: [
        {
          title: 'Oldest pending order',
          description: 'Age of the oldest overdue pending order',
          kind: 'stat',
          unit: 's',
          badFrom: 60,
          queries: [{ expr: 'max(orders_undecided_seconds)', legend: 'oldest' }],
        },
        {
          title: 'Paid without order, today',
          kind: 'stat',
          unit: 'short',
          badFrom: 1,
          queries: [{ expr: 'sum(increase(payments_without_order_total[1d]))', legend: 'payments' }],
        },
        {
          title: 'Payments that need a decision',
          kind: 'stat',
          unit: 'short',
          badFrom: 1,
          queries: [{ expr: 'sum(max by (reason) (payments_attention))', legend: 'payments' }],
        },
        {
          title: 'Within a second',
          kind: 'stat',
          unit: 'percentunit',
          queries: [shareWithin('1', requests, checkoutRequests)],
        },
        {
          title: 'Confirmed, last hour',
          kind: 'stat',
          unit: 'short',
          queries: [{ expr: 'sum(increase(orders_total{outcome="confirmed"}[1h]))', legend: 'orders' }],
        },
      ],
    },
    {
      title: 'Orders',
      panels: [
        {
          title: 'Orders per hour, by outcome',
          unit: 'short',
          stacked: true,
          queries: [perHour('orders_total', 'outcome')],
        },
        {
          title: 'Failed orders per hour, by reason',
          unit: 'short',
          stacked: true,
          queries: [perHour('orders_total', 'reason', 'outcome="failed"')],
        },
        {
          title: 'Responses to checkouts',
          unit: 'reqps',
          stacked: true,
          queries: [perSecond(`${requests}_count`, 'status', checkoutRequests)],
        },
        {
          title: 'Duration of a checkout',
          unit: 's',
          badFrom: 1,
          queries: [quantile(0.5, requests, '', checkoutRequests), quantile(0.95, requests, '', checkoutRequests)],
        },
        {
          title: 'Duration by step (p95)',
          unit: 's',
          queries: [quantile(0.95, 'checkout_step_duration_seconds', 'step')],
        },
        { title: 'Reservations per hour', unit: 'short', queries: [perHour('reservations_total', 'outcome')] },
      ],
    },
    {
      title: 'Dependencies',
      panels: [
        {
          title: 'Calls of the order service',
          unit: 'reqps',
          queries: [perSecond('dependency_calls_total', 'target, outcome', 'service="order-service"')],
        },
        {
          title: 'Jobs of the order service',
          unit: 'short',
          queries: [greatest('job_queue_jobs', 'task, state', 'service="order-service"')],
        },
      ],
    },
  ],
}
