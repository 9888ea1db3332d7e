import type { Dashboard } from './panel'
import { greatest, perSecond } from './promql'

const service = 'service=~"$service"'

export const nodejs: Dashboard = {
  uid: 'nodejs',
  title: 'Node.js',
  description: 'The processes of the services.',
  variables: [{ name: 'service', label: 'Service', values: 'label_values(nodejs_version_info, service)' }],
  rows: [
    {
      title: 'Processes',
      panels: [
        {
          title: 'CPU',
          description: '1 is one core',
          unit: 'short',
          queries: [perSecond('process_cpu_seconds_total', 'service, instance', service)],
        },
        {
          title: 'Memory',
          unit: 'bytes',
          queries: [greatest('process_resident_memory_bytes', 'service, instance', service)],
        },
        {
          title: 'Heap',
          unit: 'bytes',
          queries: [
            {
              ...greatest('nodejs_heap_size_used_bytes', 'service, instance', service),
              legend: '{{service}} {{instance}} used',
            },
            {
              ...greatest('nodejs_heap_size_total_bytes', 'service, instance', service),
              legend: '{{service}} {{instance}} total',
            },
          ],
        },
        {
          title: 'Event loop lag (p99)',
          unit: 's',
          badFrom: 0.25,
          queries: [greatest('nodejs_eventloop_lag_p99_seconds', 'service, instance', service)],
        },
        {
          title: 'Garbage collection time',
          description: 'Share of one core',
          unit: 'percentunit',
          queries: [perSecond('nodejs_gc_duration_seconds_sum', 'service, kind', service)],
        },
        { title: 'Open files', unit: 'short', queries: [greatest('process_open_fds', 'service, instance', service)] },
        {
          title: 'Started',
          description: 'Time since the start',
          unit: 's',
          queries: [{ expr: `time() - process_start_time_seconds{${service}}`, legend: '{{service}} {{instance}}' }],
        },
        {
          title: 'Queued password hashes',
          unit: 'short',
          queries: [{ expr: 'sum by (state) (password_hashes)', legend: '{{state}}' }],
        },
      ],
    },
  ],
}
