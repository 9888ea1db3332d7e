import type { StoredOrder, StoredOrderItem } from '../orders/order'
import { unsent } from '../orders/order-status'

/** What is decided about units of a line: put back in stock, or written off. The others are still out, with the buyer or to be sent. */
export type StockDecision = { restocked: number; writtenOff: number }

export const unitsDecided = ({ restockedQuantity, writtenOffQuantity }: StoredOrderItem): number =>
  restockedQuantity + writtenOffQuantity

/** Refunded units that are still with the buyer. */
const refundedAndOut = (line: StoredOrderItem): number => Math.max(0, line.refundedQuantity - unitsDecided(line))

/**
 * What a refund of units decides, each unit once: units decided before their refund come first. Goods that are not put back were lost
 * in the warehouse; once they are shipped they stay with the buyer, and a return decides.
 */
export function decideAtRefund(
  { status }: StoredOrder,
  line: StoredOrderItem,
  { quantity, restock }: { quantity: number; restock: boolean },
): StockDecision {
  const units = Math.min(quantity, Math.max(0, line.refundedQuantity + quantity - unitsDecided(line)))
  if (restock) return { restocked: units, writtenOff: 0 }
  return { restocked: 0, writtenOff: unsent.includes(status) ? units : 0 }
}

/** What a return that is approved decides about its units, and how many of them are refunded: those that were not refunded before. */
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
