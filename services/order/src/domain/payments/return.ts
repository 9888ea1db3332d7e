import type { StoredOrder } from '../orders/order'
import { type ExceededLine, exceededLines, findUnits, type LineQuantity, type Units, type UnknownLine } from './refund'
import { unitsDecided } from './restock'

export const returnStatuses = ['requested', 'approved', 'rejected'] as const
export type ReturnStatus = (typeof returnStatuses)[number]

const nextReturnStatuses: Readonly<Record<ReturnStatus, readonly ReturnStatus[]>> = {
  requested: ['approved', 'rejected'],
  approved: [],
  rejected: [],
}

export const returnStatusesThatMayBecome = (to: ReturnStatus): ReturnStatus[] =>
  returnStatuses.filter((from) => nextReturnStatuses[from].includes(to))

/** Returns true if units of the return can be requested again. */
export const freesUnits = (status: ReturnStatus): boolean => status === 'rejected'

export type StoredReturn = {
  customerId: string
  orderId: string
  id: string
  status: ReturnStatus
  items: LineQuantity[]
  /** Null when the buyer was erased. */
  reason: string | null
  note: string | null
  /** Units that an approved return restocked; null for others and for older returns. */
  restocked: LineQuantity[] | null
  createdAt: Date
  decidedAt: Date | null
}

/** Why units can't be sent back. */
export type ReturnError =
  UnknownLine | { code: 'not-returnable' } | { code: 'return-exceeds-order'; lines: ExceededLine[] }

/** Plans a return of delivered units in no open return. */
export function planReturn(order: StoredOrder, items: readonly LineQuantity[]): Units[] | { error: ReturnError } {
  if (order.status !== 'delivered') return { error: { code: 'not-returnable' } }
  const units = findUnits(order, items)
  if ('error' in units) return units
  const lines = exceededLines(units, (line) => line.quantity - Math.max(line.returnedQuantity, unitsDecided(line)))
  return lines.length > 0 ? { error: { code: 'return-exceeds-order', lines } } : units
}

/** Returns true when every unit came back and no return is open. */
export const allReturned = ({ items }: StoredOrder, returns: readonly StoredReturn[]) =>
  items.every(
    ({ quantity, refundedQuantity, returnedQuantity }) =>
      returnedQuantity === quantity && refundedQuantity === quantity,
  ) && returns.every(({ status }) => status !== 'requested')
