import type { Query } from './panel'

// Grafana's range for the shown period, at least four scrapes.
export const range = '$__rate_interval'

/** Rate per second, by these labels. */
export const perSecond = (counter: string, by: string, selector = ''): Query => ({
  expr: `sum by (${by}) (rate(${counter}{${selector}}[${range}]))`,
  legend: legendOf(by),
})

/** Increase within the last hour. */
export const perHour = (counter: string, by: string, selector = ''): Query => ({
  expr: `sum by (${by}) (increase(${counter}{${selector}}[1h]))`,
  legend: legendOf(by),
})

/** Quantile of a histogram. */
export const quantile = (share: number, histogram: string, by: string, selector = ''): Query => ({
  expr: `histogram_quantile(${share}, sum by (${by ? `${by}, ` : ''}le) (rate(${histogram}_bucket{${selector}}[${range}])))`,
  legend: `${by ? `${legendOf(by)} ` : ''}p${share * 100}`,
})

/** Share of a histogram's values within a bucket. */
export const shareWithin = (bucket: string, histogram: string, selector: string): Query => ({
  expr:
    `sum(rate(${histogram}_bucket{${selector}, le="${bucket}"}[${range}])) / ` +
    `sum(rate(${histogram}_count{${selector}}[${range}]))`,
  legend: `within ${bucket} s`,
})

/** Maximum over replicas of a shared value. */
export const greatest = (gauge: string, by: string, selector = ''): Query => ({
  expr: `max by (${by}) (${gauge}{${selector}})`,
  legend: legendOf(by),
})

const legendOf = (by: string) =>
  by
    .split(', ')
    .filter(Boolean)
    .map((label) => `{{${label}}}`)
    .join(' ')
