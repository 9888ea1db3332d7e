import { defined } from '@ecommerce/shared/defined'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { sendPage } from '@ecommerce/shared/http/responses/pagination'
import { pages } from '@ecommerce/shared/http/routes/responses'
import type { Context } from '../../context'
import { countMovements, listMovements } from '../../store/stock/movements'
import { admins } from '../audiences'
import { movementQuery } from './requests'
import { movement } from './responses'

/** Stock ledger by product. */
export function movementRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Stock' })

  route.get(
    '/',
    {
      id: 'listMovements',
      summary: 'List the stock movements of a product, newest first',
      allow: admins,
      query: movementQuery,
      responses: { 200: pages(movement) },
    },
    ({ req, res, query: { limit, cursor, count, ...filter } }) =>
      sendPage(req, res, {
        cursors: ctx.cursors,
        query: { limit, count, ...defined({ cursor }) },
        list: ['movements', filter.productId, filter.variantId, filter.kind],
        fetch: (page) => listMovements(ctx.db, { filter, ...page }),
        count: () => countMovements(ctx.db, filter),
        position: ({ sortKey, id }) => [sortKey, id],
        present: movement.view,
      }),
  )

  return route.router
}
