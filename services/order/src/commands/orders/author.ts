import { currentRequest } from '@ecommerce/shared/observability/request-context'
import { type Actor, systemActor } from '../../domain/actor'
import type { Author } from '../../domain/orders/order-event'

/** The author of an entry in an order's history that is made now. */
export const currentAuthor = (actor: Actor = systemActor): Author => ({
  actor,
  requestId: currentRequest()?.requestId ?? null,
})
