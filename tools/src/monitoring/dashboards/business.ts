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
  description: 'What the shop is there for: accounts, orders, revenue.',
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
          description: 'In minor units of the currency (cents)',
          kind: 'stat',
          unit: 'short',
          queries: [{ expr: revenue('1d', ' by (currency)'), legend: '{{currency}}' }],
        },
        {
          title: 'Average order',
          description: 'In minor units of the currency (cents)',
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
          title: 'Revenue an hour',
          description: 'In minor units of the currency (cents)',
          unit: 'short',
          queries: [{ expr: revenue('1h', ' by (currency)'), legend: '{{currency}}' }],
        },
        { title: 'Orders an hour', unit: 'short', stacked: true, queries: [perHour('orders_total', 'outcome')] },
        {
          title: 'New accounts an hour',
          unit: 'short',
          queries: [{ expr: 'sum(increase(registrations_total[1h]))', legend: 'accounts' }],
        },
        { title: 'Sign-ins an hour', unit: 'short', queries: [perHour('sign_ins_total', 'outcome')] },
        {
          title: 'Out of stock',
          description: 'Orders an hour that were refused for want of stock',
          unit: 'short',
          queries: [perHour('reservations_total', 'outcome', 'outcome="short"')],
        },
        {
          title: 'Left unpaid',
          description: 'Reservations an hour that expired because nobody bought in time',
          unit: 'short',
          queries: [perHour('reservations_total', 'outcome', 'outcome="expired"')],
        },
      ],
    },
  ],
}
