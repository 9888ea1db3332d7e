import { AppError } from '@ecommerce/shared/errors'
import type { StoredOrder } from '../orders/order'
import { type LineQuantity, lineOf } from './refund'
import { unitsDecided } from './restock'

export const returnStatuses = ['requested', 'approved', 'rejected'] as const
export type ReturnStatus = (typeof returnStatuses)[number]

const nextReturnStatuses: Readonly<Record<ReturnStatus, readonly ReturnStatus[]>> = {
  requested: ['approved', 'rejected'],
  approved: [],
  rejected: [],
}

export const returnStatusesBefore = (to: ReturnStatus): ReturnStatus[] =>
  returnStatuses.filter((from) => nextReturnStatuses[from].includes(to))

/** Whether the units of a return may be asked for again. */
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
  /** What an approved return put back in stock; null for others, and for older ones. */
  restocked: LineQuantity[] | null
  createdAt: Date
  decidedAt: Date | null
}

/** The lines that a buyer may send back: of a delivered order, units that are out, refunded or not, and not on their way back already. */
export function planReturn(order: StoredOrder, items: readonly LineQuantity[]): LineQuantity[] {
  if (order.status !== 'delivered')
    throw new AppError(
      'conflict',
      'not-returnable',
      `An order can be returned once it is delivered; this one is ${order.status}.`,
    )
  const lines = items.map(({ itemId, quantity }, index) => ({ line: lineOf(order, itemId, index), quantity, index }))
  const errors = lines.flatMap(({ line, quantity, index }) => {
    const left = line.quantity - Math.max(line.returnedQuantity, unitsDecided(line))
    return quantity <= left ? [] : [{ path: `items.${index}.quantity`, message: `only ${left} can be returned` }]
  })
  if (errors.length > 0)
    throw new AppError('conflict', 'return-exceeds-order', 'More units than can be returned.', { errors })
  return lines.map(({ line, quantity }) => ({ itemId: line.id, quantity }))
}

/** Every unit of the order has come back, and none is still asked about. */
export const allReturned = ({ items }: StoredOrder, returns: readonly StoredReturn[]) =>
  items.every(
    ({ quantity, refundedQuantity, returnedQuantity }) =>
      returnedQuantity === quantity && refundedQuantity === quantity,
  ) && returns.every(({ status }) => status !== 'requested')
