import { objectives } from '../objectives'
import type { Dashboard, Panel } from './panel'
import { greatest, perHour, perSecond, quantile, shareWithin } from './promql'

const requests = 'http_request_duration_seconds'
const chosen = 'service=~"$service"'
const asked = `${chosen}, route!~"/(health|metrics).*"`

const objectivePanel = ({ name, says, budget }: (typeof objectives)[number]): Panel => ({
  title: `${name}: budget spent`,
  says: `${says}. Of what may be bad within three days, this share has been; over 100 % is too much.`,
  kind: 'stat',
  unit: 'percentunit',
  badFrom: 1,
  queries: [
    {
      expr: `max(slo:bad:increase3d{slo="${name}"} / (${budget} * slo:events:increase3d{slo="${name}"}))`,
      legend: name,
    },
  ],
})

export const overview: Dashboard = {
  uid: 'overview',
  title: 'Overview',
  says: 'The four golden signals of each service: traffic, errors, duration and saturation.',
  variables: [{ name: 'service', label: 'Service', values: `label_values(${requests}_count, service)` }],
  rows: [
    { title: 'What is promised', panels: objectives.map(objectivePanel) },
    {
      title: 'Traffic and errors',
      panels: [
        {
          title: 'Requests',
          unit: 'reqps',
          stacked: true,
          queries: [perSecond(`${requests}_count`, 'service', asked)],
        },
        {
          title: 'Errors of our own',
          says: 'The share of requests that were answered with a status from 500 on',
          unit: 'percentunit',
          badFrom: 0.001,
          queries: [
            {
              expr: `service:http_errors:rate5m{${chosen}} / service:http_requests:rate5m{${chosen}}`,
              legend: '{{service}}',
            },
          ],
        },
        {
          title: 'Duration',
          unit: 's',
          queries: [quantile(0.5, requests, 'service', asked), quantile(0.95, requests, 'service', asked)],
        },
        {
          title: 'Answers by status',
          unit: 'reqps',
          stacked: true,
          queries: [perSecond(`${requests}_count`, 'status', asked)],
        },
      ],
    },
    {
      title: 'Saturation',
      panels: [
        {
          title: 'Event loop lag (p99)',
          unit: 's',
          badFrom: 0.25,
          queries: [greatest('nodejs_eventloop_lag_p99_seconds', 'service', chosen)],
        },
        {
          title: 'Processor',
          says: '1 is one core',
          unit: 'short',
          queries: [perSecond('process_cpu_seconds_total', 'service', chosen)],
        },
        {
          title: 'Connections to the database',
          unit: 'short',
          queries: [
            { expr: `sum by (service, state) (database_pool_connections{${chosen}})`, legend: '{{service}} {{state}}' },
            { expr: `sum by (service) (database_pool_waiting{${chosen}})`, legend: '{{service}} waiting' },
          ],
        },
        {
          title: 'Jobs that wait',
          says: 'How long the oldest job that is due has waited',
          unit: 's',
          badFrom: 120,
          queries: [greatest('job_queue_oldest_due_seconds', 'service, task', chosen)],
        },
      ],
    },
    {
      title: 'Dependencies',
      panels: [
        {
          title: 'Calls to other services',
          unit: 'reqps',
          queries: [perSecond('dependency_calls_total', 'service, target, outcome', chosen)],
        },
        {
          title: 'Their duration (p95)',
          unit: 's',
          queries: [quantile(0.95, 'dependency_call_duration_seconds', 'service, target', chosen)],
        },
        {
          title: 'Open circuits',
          unit: 'short',
          badFrom: 1,
          queries: [greatest('dependency_circuit_open', 'service, target', chosen)],
        },
        {
          title: 'Events not taken yet',
          says: 'Age of the oldest',
          unit: 's',
          badFrom: 300,
          queries: [greatest('events_oldest_unsent_seconds', 'service', chosen)],
        },
      ],
    },
  ],
}

const checkoutRequests = 'service="order-service", method="POST", route="/api/orders"'

export const checkout: Dashboard = {
  uid: 'checkout',
  title: 'Checkout',
  says: 'From the cart to the confirmed order, and what stands in between.',
  rows: [
    {
      title: 'Now',
      panels: [
        {
          title: 'Undecided for',
          says: 'How long the pending order that is due the longest waits',
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
          title: 'Orders an hour, by outcome',
          unit: 'short',
          stacked: true,
          queries: [perHour('orders_total', 'outcome')],
        },
        {
          title: 'Failed orders an hour, by reason',
          unit: 'short',
          stacked: true,
          queries: [perHour('orders_total', 'reason', 'outcome="failed"')],
        },
        {
          title: 'Answers to checkouts',
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
        { title: 'Reservations an hour', unit: 'short', queries: [perHour('reservations_total', 'outcome')] },
      ],
    },
    {
      title: 'What it stands on',
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

const reads = 'service="product-service", method="GET", route=~"/api/(products|categories).*"'

export const catalogue: Dashboard = {
  uid: 'catalogue',
  title: 'Catalogue',
  says: 'Reading and searching, and what is in stock.',
  rows: [
    {
      title: 'Reads',
      panels: [
        {
          title: 'Reads by route',
          unit: 'reqps',
          stacked: true,
          queries: [perSecond(`${requests}_count`, 'route', reads)],
        },
        { title: 'Within 100 ms', unit: 'percentunit', queries: [shareWithin('0.1', requests, reads)] },
        {
          title: 'Duration by route (p95)',
          unit: 's',
          badFrom: 0.1,
          queries: [quantile(0.95, requests, 'route', reads)],
        },
        {
          title: 'Answers by status',
          says: '304: the reader has it already',
          unit: 'reqps',
          stacked: true,
          queries: [perSecond(`${requests}_count`, 'status', reads)],
        },
      ],
    },
    {
      title: 'Writes and stock',
      panels: [
        {
          title: 'Writes by route',
          unit: 'reqps',
          queries: [perSecond(`${requests}_count`, 'method, route', 'service="product-service", method!="GET"')],
        },
        {
          title: 'Reservations an hour',
          says: 'short: refused for want of stock; expired: nobody bought in time',
          unit: 'short',
          queries: [perHour('reservations_total', 'outcome')],
        },
        {
          title: 'Jobs of the product service',
          unit: 'short',
          queries: [greatest('job_queue_jobs', 'task, state', 'service="product-service"')],
        },
        {
          title: 'Processor of the product service',
          unit: 'short',
          queries: [perSecond('process_cpu_seconds_total', 'service', 'service="product-service"')],
        },
      ],
    },
  ],
}

export const notifications: Dashboard = {
  uid: 'notifications',
  title: 'Notifications',
  says: 'Mails, text messages and webhooks: sent, late, refused.',
  rows: [
    {
      title: 'Messages',
      panels: [
        { title: 'Messages an hour', unit: 'short', queries: [perHour('notifications_total', 'channel, outcome')] },
        {
          title: 'Given up, today',
          says: 'Dead letters: an admin finds them among the failed notifications',
          kind: 'stat',
          unit: 'short',
          badFrom: 1,
          queries: [
            { expr: 'sum by (channel) (increase(notifications_total{outcome="failed"}[1d]))', legend: '{{channel}}' },
          ],
        },
        {
          title: 'Mails within 60 s',
          kind: 'stat',
          unit: 'percentunit',
          queries: [shareWithin('60', 'notification_delay_seconds', 'channel="email"')],
        },
        {
          title: 'From being queued to being handed over (p95)',
          unit: 's',
          badFrom: 60,
          queries: [quantile(0.95, 'notification_delay_seconds', 'channel')],
        },
        {
          title: 'Events received',
          unit: 'ops',
          queries: [perSecond('events_received_total', 'type, outcome', 'service="notification-service"')],
        },
      ],
    },
    {
      title: 'Queue',
      panels: [
        {
          title: 'Jobs by state',
          unit: 'short',
          queries: [greatest('job_queue_jobs', 'task, state', 'service="notification-service"')],
        },
        {
          title: 'The oldest job that is due',
          unit: 's',
          badFrom: 60,
          queries: [greatest('job_queue_oldest_due_seconds', 'task', 'service="notification-service"')],
        },
        {
          title: 'Jobs done, of all services',
          unit: 'ops',
          queries: [perSecond('jobs_total', 'service, task, outcome')],
        },
        {
          title: 'Events that others have not taken',
          says: 'Age of the oldest',
          unit: 's',
          badFrom: 300,
          queries: [greatest('events_oldest_unsent_seconds', 'service')],
        },
      ],
    },
  ],
}

export const business: Dashboard = {
  uid: 'business',
  title: 'Business',
  says: 'What the shop is there for: accounts, orders, revenue.',
  rows: [
    {
      title: 'Today',
      panels: [
        {
          title: 'Orders',
          kind: 'stat',
          unit: 'short',
          queries: [{ expr: 'sum(increase(orders_total{outcome="confirmed"}[1d]))', legend: 'orders' }],
        },
        {
          title: 'Revenue',
          says: 'In minor units of the currency (cents)',
          kind: 'stat',
          unit: 'short',
          queries: [{ expr: 'sum by (currency) (increase(revenue_minor_units_total[1d]))', legend: '{{currency}}' }],
        },
        {
          title: 'Average order',
          says: 'In minor units of the currency (cents)',
          kind: 'stat',
          unit: 'short',
          queries: [
            {
              expr: 'sum(increase(revenue_minor_units_total[1d])) / sum(increase(orders_total{outcome="confirmed"}[1d]))',
              legend: 'average',
            },
          ],
        },
        {
          title: 'New accounts',
          kind: 'stat',
          unit: 'short',
          queries: [{ expr: 'sum(increase(registrations_total[1d]))', legend: 'accounts' }],
        },
      ],
    },
    {
      title: 'Over time',
      panels: [
        {
          title: 'Revenue an hour',
          says: 'In minor units of the currency (cents)',
          unit: 'short',
          queries: [perHour('revenue_minor_units_total', 'currency')],
        },
        { title: 'Orders an hour', unit: 'short', stacked: true, queries: [perHour('orders_total', 'outcome')] },
        {
          title: 'New accounts an hour',
          unit: 'short',
          queries: [{ expr: 'sum(increase(registrations_total[1h]))', legend: 'accounts' }],
        },
        { title: 'Sign-ins an hour', unit: 'short', queries: [perHour('sign_ins_total', 'outcome')] },
        {
          title: 'Out of stock',
          says: 'Orders an hour that were refused for want of stock',
          unit: 'short',
          queries: [perHour('reservations_total', 'outcome', 'outcome="short"')],
        },
        {
          title: 'Left unpaid',
          says: 'Reservations an hour that expired because nobody bought in time',
          unit: 'short',
          queries: [perHour('reservations_total', 'outcome', 'outcome="expired"')],
        },
      ],
    },
  ],
}
