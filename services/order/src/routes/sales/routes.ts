import { createCalendar } from '@ecommerce/contracts/calendar'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { one } from '@ecommerce/shared/http/routes/responses'
import { getSales } from '../../commands/orders/get-sales'
import type { Context } from '../../context'
import { admins } from '../people'
import { toPeriod } from '../period'
import { statsQuery } from './requests'
import { sales } from './responses'

export function salesRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Order administration' })

  route.get(
    '/',
    {
      id: 'readSales',
      summary: 'Revenue, orders, average and top products by day',
      description:
        'Days of `timezone`, the store’s unless named, both counted in; the last thirty unless named, 366 at most. An order counts at its total until money is received, then at what was received. `revenue` and `grossRevenue` are the same, `netRevenue` is without what was refunded; products count without refunded units. Figures that cannot be shown exactly are 409, with the `periods` that can be asked for one by one and the `days` that cannot.',
      allow: admins,
      query: statsQuery,
      responses: { 200: one(sales, 'Newest day first.') },
      errors: { 409: ['total-too-large'] },
    },
    ({ query }) => {
      const { timezone } = query
      // Only for what it refuses: instants of one day, the later one first.
      toPeriod(query, timezone === undefined ? ctx.calendar : createCalendar(timezone))
      return getSales(ctx, query)
    },
  )

  return route.router
}
