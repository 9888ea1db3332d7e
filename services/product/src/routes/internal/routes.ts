import { eventData } from '@ecommerce/contracts/event-schemas'
import type { EventData } from '@ecommerce/contracts/events'
import { personalDataRequest } from '@ecommerce/contracts/personal-data'
import { createEventHandler, eventRoute } from '@ecommerce/shared/events/receive'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { personalDataRoute } from '@ecommerce/shared/http/routes/personal-data-route'
import { list } from '@ecommerce/shared/http/routes/responses'
import { betweenServicesTag } from '@ecommerce/shared/openapi/declared-api'
import { recordPurchase } from '../../commands/reviews/record-purchase'
import { eraseUser } from '../../commands/users/erase-user'
import type { Context } from '../../context'
import { listMovementsBy } from '../../store/stock/movements'
import { listPurchasesBy } from '../../store/reviews/purchases'
import { listReviewsBy } from '../../store/reviews/reviews'
import type { Schema } from '../../store/schema'
import { listAlertsBy } from '../../store/stock/stock-alerts'
import { listSellableVariants } from '../../store/products/variants'
import { services } from '../audiences'
import { variantQuery } from './requests'
import { personalData, sellableVariant } from './responses'

/** Routes for other services; the gateway does not expose them. */
export function internalRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: betweenServicesTag })
  const handleEvent = createEventHandler<Schema, EventData>({
    db: ctx.db,
    log: ctx.log,
    metrics: ctx.metrics,
    schemas: eventData,
    handlers: {
      'order.confirmed': recordPurchase,
      'user.erased': (tx, { userId }) => eraseUser(tx, userId),
      'user.sessions-ended': (tx, ended) => ctx.auth.endedSessions.receive(tx, ended),
    },
  })

  route.get(
    '/variants',
    {
      id: 'listSellableVariants',
      summary: 'List variants with price and availability',
      allow: services,
      query: variantQuery,
      responses: { 200: list(sellableVariant, 'The variants found') },
    },
    ({ query: { variantIds, productIds } }) =>
      listSellableVariants(ctx.db, { variantIds: toIds(variantIds), productIds: toIds(productIds) }),
  )

  route.post('/events', eventRoute, ({ body }) => handleEvent(body))

  route.post('/personal-data', personalDataRoute(personalDataRequest, personalData), async ({ body: { userId } }) => {
    const [reviews, purchases, stockAlerts, stockMovements] = await Promise.all([
      listReviewsBy(ctx.db, userId),
      listPurchasesBy(ctx.db, userId),
      listAlertsBy(ctx.db, userId),
      listMovementsBy(ctx.db, userId),
    ])
    return { reviews, purchases, stockAlerts, stockMovements }
  })

  return route.router
}

const toIds = (ids: string | undefined) => ids?.split(',') ?? []
