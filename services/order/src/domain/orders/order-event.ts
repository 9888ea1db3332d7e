import type { Actor } from '../actor'

export const orderEventTypes = ['status', 'payment', 'stock', 'refund', 'dispute', 'return', 'mail'] as const
export type OrderEventType = (typeof orderEventTypes)[number]

/** What is put down in an order's history; `status` is what has come to be, such as `confirmed`, `paid` or `sold`. */
export type OrderEntry = {
  /** One of its own unless given; the same id is put down once. */
  id?: string
  type: OrderEventType
  status: string
  detail?: Record<string, unknown>
}

/** Who made an entry, and in which request; null without one. */
export type Author = { actor: Actor; requestId: string | null }

export type StoredOrderEvent = OrderEntry & {
  id: string
  detail: Record<string, unknown>
  actor: Actor
  requestId: string | null
  createdAt: Date
}
