export type OrderStatus =
  'pending' | 'confirmed' | 'processing' | 'shipped' | 'delivered' | 'cancelled' | 'returned' | 'failed'
export const paymentStatuses = [
  'unpaid', 'authorized', 'paid', 'partially-refunded', 'refunded', 'voided', 'disputed', 'failed',
] as const // prettier-ignore
export type PaymentStatus = (typeof paymentStatuses)[number]

/** Manual transitions. Only checkouts confirm or fail a pending order. */
export const manualTransitions: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  pending: ['cancelled'],
  confirmed: ['processing', 'cancelled'],
  processing: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: ['returned'],
  cancelled: [],
  returned: [],
  failed: [],
}

export const orderStatuses = Object.keys(manualTransitions) as OrderStatus[]

/** Statuses in which the buyer may cancel. */
export const cancellable: readonly OrderStatus[] = ['pending', 'confirmed', 'processing']

/** Sold, and not yet sent. */
export const notYetShipped: readonly OrderStatus[] = ['confirmed', 'processing']

/** Returns true for failed and cancelled orders. */
export const isOver = ({ status }: { status: OrderStatus }): boolean => status === 'cancelled' || status === 'failed'

/** The states from which an order may be moved to this one. */
export const statusesThatMayBecome = (to: OrderStatus): OrderStatus[] =>
  orderStatuses.filter((from) => manualTransitions[from].includes(to))
