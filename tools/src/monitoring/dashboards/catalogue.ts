import type { Dashboard } from './panel'
import { greatest, perHour, perSecond, quantile, shareWithin } from './promql'

const requests = 'http_request_duration_seconds'
const reads = 'service="product-service", method="GET", route=~"/api/(products|categories).*"'

export const catalogue: Dashboard = {
  uid: 'catalogue',
  title: 'Catalogue',
  description: 'Catalogue reads, search and stock.',
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
          title: 'Responses by status',
          description: '304: unchanged for the client',
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
          title: 'Reservations per hour',
          description: 'short: insufficient stock; expired: not committed in time',
          unit: 'short',
          queries: [perHour('reservations_total', 'outcome')],
        },
        {
          title: 'Jobs of the product service',
          unit: 'short',
          queries: [greatest('job_queue_jobs', 'task, state', 'service="product-service"')],
        },
        {
          title: 'CPU of the product service',
          unit: 'short',
          queries: [perSecond('process_cpu_seconds_total', 'service', 'service="product-service"')],
        },
      ],
    },
  ],
}
