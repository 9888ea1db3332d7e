import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { returnStatuses, type StoredReturn } from '../../domain/payments/return'
import { id, instant, oneOf, orderLines, reasonGiven, restockedLines, text } from '../response-fields'

/** Return requested by a buyer. */
export const returned = resource<StoredReturn>({
  name: 'Return',
  schema: Joi.object({
    id: id().required(),
    orderId: id().required(),
    status: oneOf(returnStatuses).required(),
    items: orderLines,
    reason: reasonGiven,
    note: text(),
    restocked: restockedLines.optional(),
    createdAt: instant().required(),
    decidedAt: instant(),
  }),
  view: (asked) => ({
    id: asked.id,
    orderId: asked.orderId,
    status: asked.status,
    items: asked.items,
    reason: asked.reason,
    ...(asked.note !== null && { note: asked.note }),
    ...(asked.restocked && { restocked: asked.restocked }),
    createdAt: asked.createdAt.toISOString(),
    ...(asked.decidedAt && { decidedAt: asked.decidedAt.toISOString() }),
  }),
})
