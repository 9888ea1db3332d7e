import { eventData, type EventData } from '@ecommerce/contracts/events'
import { createEventReceiver } from '@ecommerce/shared/events/receive'
import type { RequestHandler } from 'express'
import type { Context } from '../context'
import { eraseActor } from '../store/movements'
import type { Schema } from '../store/schema'

export const receiveEvents = (ctx: Context): RequestHandler =>
  createEventReceiver<Schema, EventData>({
    db: ctx.db,
    metrics: ctx.kit.metrics,
    schemas: eventData,
    handlers: { 'user.erased': (tx, { userId }) => eraseActor(tx, userId) },
  })
