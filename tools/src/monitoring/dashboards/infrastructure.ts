import type { Dashboard } from './panel'
import { perSecond, range } from './promql'

const nodes = 'fstype!~"tmpfs|overlay|squashfs"'

export const infrastructure: Dashboard = {
  uid: 'infrastructure',
  title: 'Infrastructure',
  description: 'The machine, nginx and Redis.',
  rows: [
    {
      title: 'Machine',
      panels: [
        {
          title: 'CPU',
          unit: 'percentunit',
          queries: [
            {
              expr: `1 - avg by (instance) (rate(node_cpu_seconds_total{mode="idle"}[${range}]))`,
              legend: '{{instance}}',
            },
          ],
        },
        {
          title: 'Memory used',
          unit: 'percentunit',
          badFrom: 0.9,
          queries: [
            { expr: '1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes', legend: '{{instance}}' },
          ],
        },
        {
          title: 'Disk used',
          unit: 'percentunit',
          badFrom: 0.9,
          queries: [
            {
              expr: `1 - node_filesystem_avail_bytes{${nodes}} / node_filesystem_size_bytes{${nodes}}`,
              legend: '{{mountpoint}}',
            },
          ],
        },
        { title: 'Load', unit: 'short', queries: [{ expr: 'node_load5', legend: '{{instance}}' }] },
        {
          title: 'Disk',
          unit: 'Bps',
          queries: [
            { ...perSecond('node_disk_read_bytes_total', 'device'), legend: '{{device}} read' },
            { ...perSecond('node_disk_written_bytes_total', 'device'), legend: '{{device}} written' },
          ],
        },
        {
          title: 'Network',
          unit: 'Bps',
          queries: [
            { ...perSecond('node_network_receive_bytes_total', 'device', 'device!="lo"'), legend: '{{device}} in' },
            { ...perSecond('node_network_transmit_bytes_total', 'device', 'device!="lo"'), legend: '{{device}} out' },
          ],
        },
      ],
    },
    {
      title: 'nginx',
      panels: [
        {
          title: 'Requests',
          unit: 'reqps',
          queries: [{ expr: `sum(rate(nginx_http_requests_total[${range}]))`, legend: 'requests' }],
        },
        {
          title: 'Connections',
          unit: 'short',
          queries: ['active', 'reading', 'writing', 'waiting'].map((state) => ({
            expr: `sum(nginx_connections_${state})`,
            legend: state,
          })),
        },
      ],
    },
    {
      title: 'Redis',
      panels: [
        {
          title: 'Commands',
          unit: 'ops',
          queries: [{ expr: `sum(rate(redis_commands_processed_total[${range}]))`, legend: 'commands' }],
        },
        {
          title: 'Hit ratio',
          description: 'Share of requested keys',
          unit: 'percentunit',
          queries: [
            {
              expr: `sum(rate(redis_keyspace_hits_total[${range}])) / (sum(rate(redis_keyspace_hits_total[${range}])) + sum(rate(redis_keyspace_misses_total[${range}])))`,
              legend: 'hits',
            },
          ],
        },
        {
          title: 'Memory',
          unit: 'bytes',
          queries: [
            { expr: 'max(redis_memory_used_bytes)', legend: 'used' },
            { expr: 'max(redis_memory_max_bytes)', legend: 'limit' },
          ],
        },
        {
          title: 'Clients and evicted keys',
          unit: 'short',
          queries: [
            { expr: 'max(redis_connected_clients)', legend: 'clients' },
            { expr: `sum(rate(redis_evicted_keys_total[${range}]))`, legend: 'evicted a second' },
          ],
        },
      ],
    },
  ],
}
