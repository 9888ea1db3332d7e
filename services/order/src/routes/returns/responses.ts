import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { returnStatuses, type StoredReturn } from '../../domain/payments/return'
import { instant, oneOf, orderLines, reasonGiven, restockedLines, text } from '../response-fields'

/** Return requested by a buyer. */
export const returned = resource<StoredReturn>({
  name: 'Return',
  schema: Joi.object({
    id: uuid().required(),
    orderId: uuid().required(),
    status: oneOf(returnStatuses).required(),
    items: orderLines,
    reason: reasonGiven,
    note: text(),
    restocked: restockedLines.optional(),
    createdAt: instant().required(),
    decidedAt: instant(),
  }),
  view: (returnRequest) => ({
    id: returnRequest.id,
    orderId: returnRequest.orderId,
    status: returnRequest.status,
    items: returnRequest.items,
    reason: returnRequest.reason,
    ...(returnRequest.note !== null && { note: returnRequest.note }),
    ...(returnRequest.restocked && { restocked: returnRequest.restocked }),
    createdAt: returnRequest.createdAt.toISOString(),
    ...(returnRequest.decidedAt && { decidedAt: returnRequest.decidedAt.toISOString() }),
  }),
})
