import type { Dashboard } from './panel'
import { perHour } from './promql'

/** Revenue: counted minus lost amounts, whose counter may have no series. */
const revenue = (range: string, by = '') => {
  const counted = `sum${by} (increase(revenue_minor_units_total[${range}]))`
  return `${counted} - (sum${by} (increase(revenue_not_received_minor_units_total[${range}])) or ${counted} * 0)`
}

export const business: Dashboard = {
  uid: 'business',
  title: 'Business',
  description: 'Accounts, orders and revenue.',
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
          description: 'Minor units of the currency (cents)',
          kind: 'stat',
          unit: 'short',
          queries: [{ expr: revenue('1d', ' by (currency)'), legend: '{{currency}}' }],
        },
        {
          title: 'Average order',
          description: 'Minor units of the currency (cents)',
          kind: 'stat',
          unit: 'short',
          queries: [
            {
              expr: `(${revenue('1d')}) / sum(increase(orders_total{outcome="confirmed"}[1d]))`,
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
          title: 'Revenue per hour',
          description: 'Minor units of the currency (cents)',
          unit: 'short',
          queries: [{ expr: revenue('1h', ' by (currency)'), legend: '{{currency}}' }],
        },
        { title: 'Orders per hour', unit: 'short', stacked: true, queries: [perHour('orders_total', 'outcome')] },
        {
          title: 'New accounts per hour',
          unit: 'short',
          queries: [{ expr: 'sum(increase(registrations_total[1h]))', legend: 'accounts' }],
        },
        { title: 'Sign-ins per hour', unit: 'short', queries: [perHour('sign_ins_total', 'outcome')] },
        {
          title: 'Out of stock',
          description: 'Orders per hour rejected for insufficient stock',
          unit: 'short',
          queries: [perHour('reservations_total', 'outcome', 'outcome="short"')],
        },
        {
          title: 'Expired reservations',
          description: 'Expired reservations per hour',
          unit: 'short',
          queries: [perHour('reservations_total', 'outcome', 'outcome="expired"')],
        },
      ],
    },
  ],
}
