import type { Dashboard } from './panel'
import { greatest, perSecond, range } from './promql'

const chosen = 'datname=~"$database"'

export const postgres: Dashboard = {
  uid: 'postgres',
  title: 'PostgreSQL',
  description: 'The database server, by its exporter.',
  variables: [{ name: 'database', label: 'Database', values: 'label_values(pg_database_size_bytes, datname)' }],
  rows: [
    {
      title: 'Now',
      panels: [
        { title: 'Up', kind: 'stat', unit: 'short', queries: [{ expr: 'min(pg_up)', legend: 'up' }] },
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
          title: 'Cache hit ratio',
          description: 'Share of blocks read',
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
          title: 'Queries waiting for a connection',
          description: 'Measured by the services',
          unit: 'short',
          badFrom: 1,
          queries: [{ expr: 'sum by (service) (database_pool_waiting)', legend: '{{service}}' }],
        },
        {
          title: 'Temporary files',
          description: 'Sorts that exceeded memory',
          unit: 'Bps',
          queries: [perSecond('pg_stat_database_temp_bytes', 'datname', chosen)],
        },
      ],
    },
  ],
}
