/** Service level objective over thirty days: at most `budget` of `events` may be `bad`. PromQL selectors. */
export type Objective = {
  /** Name in recording rules, dashboards and runbook. */
  name: string
  /** Prefix of its alerts' names. */
  alert: string
  description: string
  /** The share of events that may be bad. */
  budget: number
  by: string[]
  events: Counted
  bad: Counted
}

/** Count within a window such as `5m`. */
type Counted = (window: string) => string

// Excludes probes and scrapes.
const asked = 'route!~"/(health|metrics).*"'
const catalogue = 'service="product-service", method="GET", route=~"/api/(products|categories).*"'
const checkout = 'service="order-service", method="POST", route="/api/orders"'

const total =
  (metric: string, selector: string): Counted =>
  (window) =>
    `increase(${metric}{${selector}}[${window}])`

/** Observations above a histogram's bucket. */
function slowerThan(seconds: string, histogram: string, selector: string): Pick<Objective, 'events' | 'bad'> {
  const events: Counted = (window) => `sum(increase(${histogram}_count{${selector}}[${window}]))`
  const inTime: Counted = (window) => `sum(increase(${histogram}_bucket{${selector}, le="${seconds}"}[${window}]))`
  return { events, bad: (window) => `${events(window)} - ${inTime(window)}` }
}

const requests = 'http_request_duration_seconds'

export const objectives: readonly Objective[] = [
  {
    name: 'availability',
    alert: 'Availability',
    description: '99.9 % of the requests to each service succeed or fail by the client',
    budget: 0.001,
    by: ['service'],
    events: (window) => `sum by (service) (${total(`${requests}_count`, asked)(window)})`,
    // Absent errors count as 0.
    bad: (window) =>
      `sum by (service) (${total(`${requests}_count`, `${asked}, status=~"5.."`)(window)})` +
      ` or 0 * sum by (service) (${total(`${requests}_count`, asked)(window)})`,
  },
  {
    name: 'catalogue',
    alert: 'Catalogue',
    description: '95 % of catalogue reads take at most 100 ms',
    budget: 0.05,
    by: [],
    ...slowerThan('0.1', requests, catalogue),
  },
  {
    name: 'checkout',
    alert: 'Checkout',
    description: '95 % of checkouts take at most one second',
    budget: 0.05,
    by: [],
    ...slowerThan('1', requests, checkout),
  },
  {
    name: 'mail',
    alert: 'Mail',
    description: '99 % of mails are delivered within 60 seconds',
    budget: 0.01,
    by: [],
    ...slowerThan('60', 'notification_delay_seconds', 'channel="email"'),
  },
]

/** Burn rates for alerts, over a long and a short window (Site Reliability Workbook, Google, 2018, chapter 5). */
export const burnRates = [
  { severity: 'page', long: '1h', short: '5m', pace: 14.4 },
  { severity: 'page', long: '6h', short: '30m', pace: 6 },
  { severity: 'ticket', long: '1d', short: '2h', pace: 3 },
  { severity: 'ticket', long: '3d', short: '6h', pace: 1 },
] as const

export const longWindows = ['30m', '1h', '2h', '6h', '1d', '3d']

/** Minimum of bad events for an alert. */
export const fewest = 5
