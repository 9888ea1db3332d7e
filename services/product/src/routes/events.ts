import { eventData, type EventData } from '@ecommerce/contracts/events'
import { createEventReceiver } from '@ecommerce/shared/events/receive'
import type { RequestHandler } from 'express'
import { eraseTraces } from '../commands/erase-traces'
import { notePurchase } from '../commands/note-purchase'
import type { Context } from '../context'
import type { Schema } from '../store/schema'

export const receiveEvents = (ctx: Context): RequestHandler =>
  createEventReceiver<Schema, EventData>({
    db: ctx.db,
    metrics: ctx.kit.metrics,
    schemas: eventData,
    handlers: {
      'order.confirmed': notePurchase,
      'user.erased': (tx, { userId }) => eraseTraces(tx, userId),
      'user.sessions-ended': (tx, ended) => ctx.endedSessions.receive(tx, ended),
    },
  })
