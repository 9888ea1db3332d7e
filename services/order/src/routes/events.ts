import { eventData, type EventData } from '@ecommerce/contracts/events'
import { createEventReceiver } from '@ecommerce/shared/events/receive'
import { Router } from 'express'
import type { Context } from '../context'
import { rememberCustomer } from '../store/customers'
import type { Schema } from '../store/schema'

export function eventRoutes(ctx: Context): Router {
  const router = Router()
  const receive = createEventReceiver<Schema, EventData>({
    db: ctx.db,
    metrics: ctx.kit.metrics,
    schemas: eventData,
    handlers: { 'user.registered': (tx, contact) => rememberCustomer(tx, contact) },
  })
  router.post('/', ctx.guard.allow('service'), receive)
  return router
}
