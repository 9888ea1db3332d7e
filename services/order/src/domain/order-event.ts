import type { Actor } from './actor'
import { moneyIn } from './money'

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

export type StoredOrderEvent = OrderEntry & {
  id: string
  detail: Record<string, unknown>
  actor: Actor
  requestId: string | null
  createdAt: Date
}

/** A line of an order's history as the API shows it. Only an admin is told which admin it was. */
export function toOrderEventView(event: StoredOrderEvent, given: { currency: string; isAdmin: boolean }) {
  const { amount, ...detail } = event.detail
  return {
    id: event.id,
    type: event.type,
    status: event.status,
    ...detail,
    ...(typeof amount === 'number' && { amount: moneyIn(given.currency)(amount) }),
    actor: event.actor.role === 'admin' && !given.isAdmin ? { role: 'admin' } : event.actor,
    requestId: event.requestId,
    createdAt: event.createdAt.toISOString(),
  }
}
