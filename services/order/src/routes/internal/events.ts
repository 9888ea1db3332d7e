import { eventData, type EventData } from '@ecommerce/contracts/events'
import { createEventHandler } from '@ecommerce/shared/events/receive'
import { eraseCustomer } from '../../commands/customers/erase-customer'
import type { Context } from '../../context'
import { rememberCustomer } from '../../store/customers/customers'
import type { Schema } from '../../store/schema'

export const eventHandler = (ctx: Context) =>
  createEventHandler<Schema, EventData>({
    db: ctx.db,
    metrics: ctx.metrics,
    schemas: eventData,
    handlers: {
      'user.registered': (tx, contact) => rememberCustomer(tx, contact),
      'user.updated': (tx, contact) => rememberCustomer(tx, contact),
      'user.erased': (tx, erased) => eraseCustomer(ctx, tx, erased),
      'user.sessions-ended': (tx, ended) => ctx.auth.endedSessions.receive(tx, ended),
    },
  })
