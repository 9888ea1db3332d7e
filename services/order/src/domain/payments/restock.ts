import type { StoredOrder, StoredOrderItem } from '../orders/order'
import { notYetShipped } from '../orders/order-status'

/** Restocked or written-off units of a line; others are with the buyer or unshipped. */
export type StockDecision = { restocked: number; writtenOff: number }

export const unitsDecided = ({ restockedQuantity, writtenOffQuantity }: StoredOrderItem): number =>
  restockedQuantity + writtenOffQuantity

/** Refunded units that are still with the buyer. */
const refundedAndOut = (line: StoredOrderItem): number => Math.max(0, line.refundedQuantity - unitsDecided(line))

/** Decides refunded units once. Before shipping the rest is written off; after it a return decides. */
export function decideAtRefund(
  { status }: StoredOrder,
  line: StoredOrderItem,
  { quantity, restock }: { quantity: number; restock: boolean },
): StockDecision {
  const units = Math.min(quantity, Math.max(0, line.refundedQuantity + quantity - unitsDecided(line)))
  if (restock) return { restocked: units, writtenOff: 0 }
  return { restocked: 0, writtenOff: notYetShipped.includes(status) ? units : 0 }
}

/** Decides the units of an approved return, and how many are refunded now. */
export function decideAtReturn(
  line: StoredOrderItem,
  { quantity, restock }: { quantity: number; restock: boolean },
): StockDecision & { quantity: number } {
  const units = Math.min(quantity, line.quantity - unitsDecided(line))
  const unpaid = Math.max(0, quantity - refundedAndOut(line))
  return {
    quantity: Math.min(unpaid, line.quantity - line.refundedQuantity),
    restocked: restock ? units : 0,
    writtenOff: restock ? 0 : units,
  }
}
