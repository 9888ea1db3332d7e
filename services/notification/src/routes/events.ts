import { type EventData, eventData } from '@ecommerce/contracts/events'
import { createEventReceiver } from '@ecommerce/shared/events/receive'
import { Router } from 'express'
import { greetCustomer } from '../commands/greet-customer'
import { tellBuyer } from '../commands/tell-buyer'
import type { Context } from '../context'
import type { Schema } from '../store/schema'

export function eventRoutes(ctx: Context): Router {
  const router = Router()
  const receive = createEventReceiver<Schema, EventData>({
    db: ctx.db,
    metrics: ctx.kit.metrics,
    schemas: eventData,
    handlers: {
      'user.registered': (tx, contact) => greetCustomer(ctx, tx, contact),
      'order.confirmed': (tx, order) => tellBuyer(ctx, tx, 'order-confirmed', order),
      'order.shipped': (tx, order) => tellBuyer(ctx, tx, 'order-shipped', order),
      'order.delivered': (tx, order) => tellBuyer(ctx, tx, 'order-delivered', order),
      'order.cancelled': (tx, order) => tellBuyer(ctx, tx, 'order-cancelled', order),
    },
  })
  router.post('/', ctx.guard.allow('service'), receive)
  return router
}
