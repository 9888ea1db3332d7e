import { objectives } from '../objectives'
import type { Dashboard, Panel } from './panel'
import { greatest, perSecond, quantile } from './promql'

const requests = 'http_request_duration_seconds'
const chosen = 'service=~"$service"'
const asked = `${chosen}, route!~"/(health|metrics).*"`

const objectivePanel = ({ name, description, budget }: (typeof objectives)[number]): Panel => ({
  title: `${name}: budget spent`,
  description: `${description}. Share of the three-day error budget that is spent; above 100 % is too much.`,
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
  description: 'The four golden signals of each service: traffic, errors, duration and saturation.',
  variables: [{ name: 'service', label: 'Service', values: `label_values(${requests}_count, service)` }],
  rows: [
    { title: 'Objectives', panels: objectives.map(objectivePanel) },
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
          title: 'Server errors',
          description: 'Share of requests with status 500 or above',
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
          title: 'Responses by status',
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
          title: 'CPU',
          description: '1 is one core',
          unit: 'short',
          queries: [perSecond('process_cpu_seconds_total', 'service', chosen)],
        },
        {
          title: 'Database connections',
          unit: 'short',
          queries: [
            { expr: `sum by (service, state) (database_pool_connections{${chosen}})`, legend: '{{service}} {{state}}' },
            { expr: `sum by (service) (database_pool_waiting{${chosen}})`, legend: '{{service}} waiting' },
          ],
        },
        {
          title: 'Waiting jobs',
          description: 'Age of the oldest due job',
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
          title: 'Duration of calls (p95)',
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
          title: 'Undelivered events',
          description: 'Age of the oldest',
          unit: 's',
          badFrom: 300,
          queries: [greatest('events_oldest_unsent_seconds', 'service', chosen)],
        },
      ],
    },
  ],
}
