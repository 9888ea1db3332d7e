import { burnRates, fewest, longWindows, type Objective, objectives } from './objectives'

export type RecordingRule = { record: string; expr: string; labels?: Record<string, string> }
export type AlertingRule = {
  alert: string
  expr: string
  for?: string
  labels: { severity: 'page' | 'ticket' | 'none' }
  annotations: { summary: string; runbook: string }
}
export type RuleGroup = { name: string; interval?: string; rules: (RecordingRule | AlertingRule)[] }

/** Alerts by severity: `page` wakes an operator, `ticket` waits until morning. */
export const ruleGroups = (): RuleGroup[] => [
  { name: 'red', rules: red },
  { name: 'objectives', interval: '30s', rules: [...counted, ...summedUp] },
  { name: 'budgets', rules: objectives.flatMap(alertsOf) },
  { name: 'causes', rules: causes },
]

/** Long windows sum up short ones, which raw samples would make too expensive. */
const evaluationsIn5m = 10

/** Requests, errors and durations of each service, as the dashboards show them. */
const red: RecordingRule[] = [
  { record: 'service:http_requests:rate5m', expr: 'sum by (service) (rate(http_request_duration_seconds_count[5m]))' },
  {
    record: 'service:http_errors:rate5m',
    expr: 'sum by (service) (rate(http_request_duration_seconds_count{status=~"5.."}[5m])) or 0 * service:http_requests:rate5m',
  },
  {
    record: 'service:http_request_duration_seconds:p95_5m',
    expr: 'histogram_quantile(0.95, sum by (service, le) (rate(http_request_duration_seconds_bucket[5m])))',
  },
]

const counted = objectives.flatMap(({ name, events, bad }): RecordingRule[] => [
  { record: 'slo:events:increase5m', expr: events('5m'), labels: { slo: name } },
  { record: 'slo:bad:increase5m', expr: bad('5m'), labels: { slo: name } },
])

const summedUp: RecordingRule[] = longWindows.flatMap((window) =>
  ['slo:events', 'slo:bad'].map((what) => ({
    record: `${what}:increase${window}`,
    expr: `sum_over_time(${what}:increase5m[${window}]) / ${evaluationsIn5m}`,
  })),
)

function alertsOf({ name, alert, description, budget, by }: Objective): AlertingRule[] {
  const about = by.map((label) => `{{ $labels.${label} }}: `).join('')
  return (['page', 'ticket'] as const).map((severity) => ({
    alert: `${alert}Budget${severity === 'page' ? 'BurnsFast' : 'BurnsSlowly'}`,
    expr: burnRates
      .filter((rate) => rate.severity === severity)
      .map(({ long, short, pace }) => {
        const share = Number((pace * budget).toPrecision(6))
        return `(${worthAWord(name, long)} and ${spent(name, long, share)} and ${spent(name, short, share)})`
      })
      .join(' or '),
    for: severity === 'page' ? '2m' : '15m',
    labels: { severity },
    annotations: {
      summary: `${about}the budget of "${description}" is spent too fast`,
      runbook: runbook(name),
    },
  }))
}

const worthAWord = (slo: string, window: string) => `slo:bad:increase${window}{slo="${slo}"} > ${fewest}`

const spent = (slo: string, window: string, share: number) =>
  `slo:bad:increase${window}{slo="${slo}"} > ${share} * slo:events:increase${window}{slo="${slo}"}`

function cause(
  alert: string,
  severity: 'page' | 'ticket' | 'none',
  rule: { expr: string; for?: string; summary: string },
): AlertingRule {
  const { expr, summary } = rule
  return {
    alert,
    expr,
    ...(rule.for && { for: rule.for }),
    labels: { severity },
    annotations: { summary, runbook: runbook(alert) },
  }
}

/** Section titles are alerts or objectives. */
const runbook = (title: string) => `docs/RUNBOOK.md#${title.toLowerCase()}`

/** Alerts on metrics of kube-state-metrics, which only a cluster has. */
export const clusterRuleGroups = (): RuleGroup[] => [{ name: 'cluster', rules: inCluster }]

const ours = 'namespace="ecommerce"'

const inCluster: AlertingRule[] = [
  cause('ReplicasAreMissing', 'ticket', {
    expr: `kube_deployment_status_replicas_available{${ours}} < kube_deployment_spec_replicas{${ours}}`,
    for: '10m',
    summary: '{{ $labels.deployment }} has {{ $value }} ready replicas, fewer than required',
  }),
  cause('PodRestartsAgainAndAgain', 'ticket', {
    expr: `sum by (pod, container) (increase(kube_pod_container_status_restarts_total{${ours}}[1h])) > 3`,
    summary: '{{ $labels.container }} of {{ $labels.pod }} has restarted {{ $value | humanize }} times within an hour',
  }),
  cause('ScalerIsAtItsEnd', 'ticket', {
    expr: `kube_horizontalpodautoscaler_status_current_replicas{${ours}} >= kube_horizontalpodautoscaler_spec_max_replicas{${ours}}`,
    for: '15m',
    summary: '{{ $labels.horizontalpodautoscaler }} has its maximum number of replicas and may need more',
  }),
]

const services = ['user', 'product', 'order', 'notification']

const causes: AlertingRule[] = [
  cause('ServiceIsDown', 'page', {
    // Vanished targets have no `up`, so expected ones are listed.
    expr: `(${services.map((job) => `label_replace(vector(1), "job", "${job}", "", "")`).join(' or ')}) unless on (job) (up == 1)`,
    for: '1m',
    summary: 'No replica of the {{ $labels.job }} service responds',
  }),
  cause('ReplicaIsDown', 'ticket', {
    expr: 'up == 0',
    for: '5m',
    summary: '{{ $labels.job }} at {{ $labels.instance }} does not respond',
  }),
  cause('EventsAreLate', 'page', {
    expr: 'max by (service) (events_oldest_unsent_seconds) > 300',
    for: '2m',
    summary: 'An event of {{ $labels.service }} has been undelivered for {{ $value | humanizeDuration }}',
  }),
  cause('JobsWait', 'ticket', {
    expr: 'max by (service, task) (job_queue_oldest_due_seconds) > 120',
    for: '5m',
    summary:
      'Jobs {{ $labels.task }} of {{ $labels.service }} have waited for a worker for {{ $value | humanizeDuration }}',
  }),
  cause('JobsAreDead', 'ticket', {
    expr: 'max by (service, task) (job_queue_jobs{state="dead"}) > 0',
    summary: '{{ $labels.service }} has {{ $value }} dead letters of {{ $labels.task }}',
  }),
  cause('MessagesAreRefused', 'page', {
    expr:
      'sum by (channel) (increase(notifications_total{outcome="retried"}[10m])) > 0 ' +
      'unless sum by (channel) (increase(notifications_total{outcome="sent"}[10m])) > 0',
    for: '5m',
    summary: 'No message by {{ $labels.channel }} is delivered',
  }),
  cause('MessagesAreGivenUp', 'ticket', {
    expr:
      `sum by (channel) (increase(notifications_total{outcome="failed"}[1h])) > ${fewest} and ` +
      'sum by (channel) (increase(notifications_total{outcome="failed"}[1h])) > 0.05 * ' +
      'sum by (channel) (increase(notifications_total{outcome=~"failed|sent"}[1h]))',
    summary: '{{ $value | humanize }} messages by {{ $labels.channel }} failed permanently within an hour',
  }),
  cause('OrdersAreStuck', 'page', {
    expr: 'max(orders_undecided_seconds) > 120',
    for: '2m',
    summary: 'An order has been pending after its deadline for {{ $value | humanizeDuration }}',
  }),
  cause('PaidWithoutOrder', 'page', {
    expr: 'sum by (outcome) (increase(payments_without_order_total[15m])) > 0',
    summary: 'Money was received without an order ({{ $labels.outcome }})',
  }),
  cause('PaymentNeedsAttention', 'ticket', {
    expr: 'max by (reason) (payments_attention) > 0',
    for: '15m',
    summary: '{{ $value }} payments need a decision ({{ $labels.reason }})',
  }),
  cause('PoolIsExhausted', 'page', {
    expr: 'database_pool_waiting > 0',
    for: '3m',
    summary: 'Queries of {{ $labels.service }} at {{ $labels.instance }} wait for a connection to the database',
  }),
  cause('CircuitIsOpen', 'ticket', {
    expr: 'max by (service, target) (dependency_circuit_open) == 1',
    for: '3m',
    summary: '{{ $labels.service }} has an open circuit to the {{ $labels.target }}',
  }),
  cause('EventLoopIsLate', 'ticket', {
    expr: 'nodejs_eventloop_lag_p99_seconds > 0.25',
    for: '5m',
    summary:
      '{{ $labels.service }} at {{ $labels.instance }} blocks its event loop for {{ $value | humanizeDuration }}',
  }),
  cause('PasswordsWait', 'ticket', {
    expr: 'sum(password_hashes{state="waiting"}) > 20',
    for: '3m',
    summary: '{{ $value }} password hashes are queued',
  }),
  cause('SignInsFail', 'ticket', {
    expr:
      'sum(increase(sign_ins_total{outcome=~"failed|locked"}[10m])) > 100 and ' +
      'sum(increase(sign_ins_total{outcome=~"failed|locked"}[10m])) > 3 * sum(increase(sign_ins_total{outcome="ok"}[10m]))',
    for: '5m',
    summary: '{{ $value | humanize }} sign-ins have failed within ten minutes, perhaps by password guessing',
  }),
  cause('PostgresIsDown', 'page', {
    expr: 'pg_up == 0',
    for: '1m',
    summary: 'The exporter cannot reach PostgreSQL',
  }),
  cause('PostgresConnectionsRunOut', 'ticket', {
    expr: 'sum by (instance) (pg_stat_activity_count) > 0.85 * max by (instance) (pg_settings_max_connections)',
    for: '5m',
    summary: 'PostgreSQL has {{ $value }} connections, close to its maximum',
  }),
  cause('RedisIsDown', 'ticket', {
    expr: 'redis_up == 0',
    for: '2m',
    summary: 'The exporter cannot reach Redis; the platform continues, slower and with rate limits per replica',
  }),
  cause('GatewayIsDown', 'page', {
    expr: 'nginx_up == 0',
    for: '1m',
    summary: 'The exporter cannot reach nginx; the platform may be unreachable',
  }),
  cause('DiskFillsUp', 'page', {
    expr:
      'node_filesystem_avail_bytes{fstype!~"tmpfs|overlay|squashfs"} < 0.1 * node_filesystem_size_bytes ' +
      'and predict_linear(node_filesystem_avail_bytes{fstype!~"tmpfs|overlay|squashfs"}[6h], 24 * 3600) < 0',
    for: '15m',
    summary: '{{ $labels.mountpoint }} of {{ $labels.instance }} will be full within a day',
  }),
  cause('Watchdog', 'none', {
    expr: 'vector(1)',
    summary: 'Always firing: its absence means that alerting is broken',
  }),
]
