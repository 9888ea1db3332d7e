import { createCalendar } from '@ecommerce/contracts/calendar'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import { getSales } from '../../commands/orders/get-sales'
import type { Context } from '../../context'
import { admins } from '../audiences'
import { toPeriod } from '../period'
import { statsQuery } from './requests'
import { sales } from './responses'

export function salesRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Order administration' })

  route.get(
    '/',
    {
      id: 'readSales',
      summary: 'Get revenue, orders, average and top products by day',
      description:
        'Days of `timezone` (by default the store’s), inclusive; by default the last thirty, at most 366. An order counts with its total until money is received, then with the received amount. `revenue` equals `grossRevenue`; `netRevenue` is reduced by refunds; products count without refunded units. Figures that cannot be represented exactly are an error (409) with the `periods` that can be queried and the `days` that cannot.',
      allow: admins,
      query: statsQuery,
      responses: { 200: one(sales, 'Figures by day, newest first') },
      errors: { 409: ['total-too-large'] },
    },
    ({ query }) => {
      const { timezone } = query
      // Validates the order of two instants.
      toPeriod(query, timezone === undefined ? ctx.calendar : createCalendar(timezone))
      return getSales(ctx, query)
    },
  )

  return route.router
}
