import { sendPage } from '@ecommerce/shared/http/pagination'
import { parseQuery } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import type { Context } from '../context'
import { toMovementView } from '../domain/movement'
import { countMovements, listMovements } from '../store/movements'
import { movementQuery } from './stock-requests'

/** The ledger of a product. It is kept by product, as everything that grows, so there is none of the whole shop. */
export function movementRoutes(ctx: Context): Router {
  const router = Router()

  router.get('/', ctx.guard.allow('admin'), async (req, res) => {
    const { limit, cursor, count, ...filter } = parseQuery(movementQuery, req.query)
    await sendPage(req, res, {
      cursors: ctx.kit.cursors,
      query: { limit, count, ...(cursor !== undefined && { cursor }) },
      list: ['movements', filter.productId, filter.variantId, filter.kind],
      fetch: (page) => listMovements(ctx.db, { filter, ...page }),
      count: () => countMovements(ctx.db, filter),
      position: ({ sortKey, id }) => [sortKey, id],
      present: toMovementView,
    })
  })

  return router
}
