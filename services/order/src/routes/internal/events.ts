import { eventData } from '@ecommerce/contracts/event-schemas'
import type { EventData } from '@ecommerce/contracts/events'
import { createEventHandler } from '@ecommerce/shared/events/receive'
import { eraseUser } from '../../commands/customers/erase-user'
import type { Context } from '../../context'
import { saveKnownUser } from '../../store/customers/known-users'
import type { Schema } from '../../store/schema'

export const eventHandler = (ctx: Context) =>
  createEventHandler<Schema, EventData>({
    db: ctx.db,
    log: ctx.log,
    metrics: ctx.metrics,
    schemas: eventData,
    handlers: {
      'user.registered': (tx, contact) => saveKnownUser(tx, contact),
      'user.updated': (tx, contact) => saveKnownUser(tx, contact),
      'user.erased': (tx, erased) => eraseUser(ctx, tx, erased),
      'user.sessions-ended': (tx, ended) => ctx.auth.endedSessions.receive(tx, ended),
    },
  })
