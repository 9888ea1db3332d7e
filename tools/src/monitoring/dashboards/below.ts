import type { Dashboard } from './panel'
import { greatest, perSecond } from './promql'

const range = '$__rate_interval'
const chosen = 'datname=~"$database"'
const nodes = 'fstype!~"tmpfs|overlay|squashfs"'

export const postgres: Dashboard = {
  uid: 'postgres',
  title: 'PostgreSQL',
  says: 'The database server, as its exporter tells of it.',
  variables: [{ name: 'database', label: 'Database', values: 'label_values(pg_database_size_bytes, datname)' }],
  rows: [
    {
      title: 'Now',
      panels: [
        { title: 'Answers', kind: 'stat', unit: 'short', queries: [{ expr: 'min(pg_up)', legend: 'up' }] },
        {
          title: 'Connections used',
          kind: 'stat',
          unit: 'percentunit',
          badFrom: 0.85,
          queries: [{ expr: 'sum(pg_stat_activity_count) / max(pg_settings_max_connections)', legend: 'used' }],
        },
        {
          title: 'Longest transaction',
          kind: 'stat',
          unit: 's',
          badFrom: 60,
          queries: [{ expr: `max(pg_stat_activity_max_tx_duration{${chosen}})`, legend: 'longest' }],
        },
        {
          title: 'Found in memory',
          says: 'Of the blocks that were read',
          kind: 'stat',
          unit: 'percentunit',
          queries: [
            {
              expr: `sum(rate(pg_stat_database_blks_hit{${chosen}}[${range}])) / (sum(rate(pg_stat_database_blks_hit{${chosen}}[${range}])) + sum(rate(pg_stat_database_blks_read{${chosen}}[${range}])))`,
              legend: 'hits',
            },
          ],
        },
      ],
    },
    {
      title: 'Over time',
      panels: [
        {
          title: 'Connections',
          unit: 'short',
          stacked: true,
          queries: [
            { expr: `sum by (datname, state) (pg_stat_activity_count{${chosen}})`, legend: '{{datname}} {{state}}' },
          ],
        },
        {
          title: 'Transactions',
          unit: 'ops',
          queries: [
            perSecond('pg_stat_database_xact_commit', 'datname', chosen),
            { ...perSecond('pg_stat_database_xact_rollback', 'datname', chosen), legend: '{{datname}} rolled back' },
          ],
        },
        {
          title: 'Rows written',
          unit: 'ops',
          queries: [
            { ...perSecond('pg_stat_database_tup_inserted', 'datname', chosen), legend: '{{datname}} inserted' },
            { ...perSecond('pg_stat_database_tup_updated', 'datname', chosen), legend: '{{datname}} updated' },
            { ...perSecond('pg_stat_database_tup_deleted', 'datname', chosen), legend: '{{datname}} deleted' },
          ],
        },
        {
          title: 'Locks',
          unit: 'short',
          stacked: true,
          queries: [{ expr: `sum by (mode) (pg_locks_count{${chosen}})`, legend: '{{mode}}' }],
        },
        {
          title: 'Deadlocks and conflicts',
          unit: 'ops',
          queries: [
            { ...perSecond('pg_stat_database_deadlocks', 'datname', chosen), legend: '{{datname}} deadlocks' },
            { ...perSecond('pg_stat_database_conflicts', 'datname', chosen), legend: '{{datname}} conflicts' },
          ],
        },
        {
          title: 'Size',
          unit: 'bytes',
          stacked: true,
          queries: [greatest('pg_database_size_bytes', 'datname', chosen)],
        },
        {
          title: 'Queries that wait for a connection',
          says: 'As the services see it',
          unit: 'short',
          badFrom: 1,
          queries: [{ expr: 'sum by (service) (database_pool_waiting)', legend: '{{service}}' }],
        },
        {
          title: 'Temporary files',
          says: 'What did not fit into memory to be sorted',
          unit: 'Bps',
          queries: [perSecond('pg_stat_database_temp_bytes', 'datname', chosen)],
        },
      ],
    },
  ],
}

const service = 'service=~"$service"'

export const nodejs: Dashboard = {
  uid: 'nodejs',
  title: 'Node.js',
  says: 'The processes of the services.',
  variables: [{ name: 'service', label: 'Service', values: 'label_values(nodejs_version_info, service)' }],
  rows: [
    {
      title: 'Processes',
      panels: [
        {
          title: 'Processor',
          says: '1 is one core',
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
          title: 'Time spent on collecting garbage',
          says: 'Of one core',
          unit: 'percentunit',
          queries: [perSecond('nodejs_gc_duration_seconds_sum', 'service, kind', service)],
        },
        { title: 'Open files', unit: 'short', queries: [greatest('process_open_fds', 'service, instance', service)] },
        {
          title: 'Started',
          says: 'How long ago',
          unit: 's',
          queries: [{ expr: `time() - process_start_time_seconds{${service}}`, legend: '{{service}} {{instance}}' }],
        },
        {
          title: 'Passwords being hashed',
          unit: 'short',
          queries: [{ expr: 'sum by (state) (password_hashes)', legend: '{{state}}' }],
        },
      ],
    },
  ],
}

export const infrastructure: Dashboard = {
  uid: 'infrastructure',
  title: 'Infrastructure',
  says: 'The machine, nginx and Redis.',
  rows: [
    {
      title: 'The machine',
      panels: [
        {
          title: 'Processor',
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
          title: 'Found',
          says: 'Of the keys that were asked for',
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
          title: 'Clients, and keys that had to go',
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
