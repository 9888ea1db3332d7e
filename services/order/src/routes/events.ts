import { eventData, type EventData } from '@ecommerce/contracts/events'
import { createEventReceiver } from '@ecommerce/shared/events/receive'
import type { RequestHandler } from 'express'
import { eraseCustomer } from '../commands/erase-customer'
import type { Context } from '../context'
import { rememberCustomer } from '../store/customers'
import type { Schema } from '../store/schema'

export const receiveEvents = (ctx: Context): RequestHandler =>
  createEventReceiver<Schema, EventData>({
    db: ctx.db,
    metrics: ctx.kit.metrics,
    schemas: eventData,
    handlers: {
      'user.registered': (tx, contact) => rememberCustomer(tx, contact),
      'user.updated': (tx, contact) => rememberCustomer(tx, contact),
      'user.erased': (tx, erased) => eraseCustomer(ctx, tx, erased),
      'user.sessions-ended': (tx, ended) => ctx.endedSessions.receive(tx, ended),
    },
  })
