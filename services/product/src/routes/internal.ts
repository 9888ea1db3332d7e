import { restockRequest } from '@ecommerce/contracts/inventory'
import { personalDataRequest } from '@ecommerce/contracts/personal-data'
import { onlyCaller } from '@ecommerce/shared/auth/guard'
import { parseBody, parseQuery } from '@ecommerce/shared/http/parse'
import { Router } from 'express'
import { restockReturn } from '../commands/restock-return'
import { restockAllBut, restockReservation } from '../commands/settle-reservation'
import type { Context } from '../context'
import { toReviewView } from '../domain/review'
import { listMovementsBy } from '../store/movements'
import { listPurchasesBy } from '../store/purchases'
import { listReviewsBy } from '../store/reviews'
import { listAlertsBy } from '../store/stock-alerts'
import { listSellableVariants } from '../store/variants'
import { receiveEvents } from './events'
import { settlementOf } from './reservations'
import { variantQuery } from './stock-requests'

/** What only the other services ask; no gateway lets it in. */
export function internalRoutes(ctx: Context): Router {
  const router = Router()
  router.use(ctx.guard.allow('service'))

  router.get('/variants', async (req, res) => {
    const { variantIds, productIds } = parseQuery(variantQuery, req.query)
    res.json({
      data: await listSellableVariants(ctx.db, { variantIds: toIds(variantIds), productIds: toIds(productIds) }),
    })
  })

  router.post('/reservations/:orderId/restock', async (req, res) => {
    const settlement = settlementOf(req)
    if (isEmpty(req.body)) res.json(await restockReservation(ctx, settlement))
    else {
      const part = parseBody(restockRequest, req.body)
      res.json(
        await ('items' in part
          ? restockReturn(ctx, { ...settlement, ...part })
          : restockAllBut(ctx, { ...settlement, ...part })),
      )
    }
  })

  router.post('/events', receiveEvents(ctx))

  router.post('/personal-data', onlyCaller('user-service'), async (req, res) => {
    const { userId } = parseBody(personalDataRequest, req.body)
    const [reviews, purchases, stockAlerts, stockMovements] = await Promise.all([
      listReviewsBy(ctx.db, userId),
      listPurchasesBy(ctx.db, userId),
      listAlertsBy(ctx.db, userId),
      listMovementsBy(ctx.db, userId),
    ])
    res.json({ reviews: reviews.map(toReviewView), purchases, stockAlerts, stockMovements })
  })

  return router
}

/** No body at all is undefined; one without a byte is read as an empty object. */
const isEmpty = (body: unknown) => Object.keys(body ?? {}).length === 0

const toIds = (list: string | undefined) => list?.split(',') ?? []
