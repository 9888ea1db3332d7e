import type { Actor } from '../actor'

export const orderEventTypes = ['status', 'payment', 'stock', 'refund', 'dispute', 'return', 'mail'] as const
export type OrderEventType = (typeof orderEventTypes)[number]

/** History entry; `status` is the state reached, such as `confirmed`, `paid` or `sold`. */
export type OrderEntry = {
  /** Id of the entry, new unless given; an id is recorded once. */
  id?: string
  type: OrderEventType
  status: string
  detail?: Record<string, unknown>
}

/** Actor of an entry and the id of the request; null outside a request. */
export type Author = { actor: Actor; requestId: string | null }

export type StoredOrderEvent = OrderEntry & {
  id: string
  detail: Record<string, unknown>
  actor: Actor
  requestId: string | null
  createdAt: Date
}
