import { plainAmount } from '@ecommerce/contracts/currency'
import { AppError, type Fault } from '@ecommerce/shared/errors'
import { moneyIn } from './money'
import type { StoredOrder, StoredOrderItem } from './order'
import { paymentOfOrder, refundableOf } from './payment'
import { proportion } from './proportion'

export type LineQuantity = { itemId: string; quantity: number }
export type RefundedItem = LineQuantity & { variantId: string }
export const refundStatuses = ['pending', 'succeeded', 'failed'] as const
export type RefundStatus = (typeof refundStatuses)[number]

/** A bank may send back what the provider had sent: it fails after its success. */
const nextRefundStatuses: Readonly<Record<RefundStatus, readonly RefundStatus[]>> = {
  pending: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
}

export const refundMayBecome = (from: RefundStatus, to: RefundStatus): boolean =>
  from === to || nextRefundStatuses[from].includes(to)

/** Who made a refund: the store, somebody at the provider, or a dispute that was lost. */
export const refundSources = ['store', 'provider', 'dispute'] as const
export type RefundSource = (typeof refundSources)[number]

export type StoredRefund = {
  customerId: string
  orderId: string
  id: string
  status: RefundStatus
  amount: number
  items: RefundedItem[]
  /** Null when the buyer was erased. */
  reason: string | null
  restock: boolean
  source: RefundSource
  /** The provider's name for it, once it has taken it in. */
  reference: string | null
  createdAt: Date
  updatedAt: Date
}

export type PlannedRefund = { amount: number; items: RefundedItem[] }

/**
 * What a refund comes to: the units that are named, at what was paid for them; another amount, if one is named; everything that is
 * left, if neither is. Refuses more than was bought, and more than was paid.
 */
export function planRefund(
  order: StoredOrder,
  wanted: { items?: readonly LineQuantity[]; amount?: number },
): PlannedRefund {
  const left = refundableOf(paymentOfOrder(order))
  const everything = wanted.items === undefined && wanted.amount === undefined
  if (everything && left === 0) throw exceedsPayment(order, left)
  const items = everything ? unitsLeft(order) : (wanted.items ?? [])
  const lines = items.map(({ itemId, quantity }, index) => ({ line: lineOf(order, itemId, index), quantity, index }))
  refuseTooMany(lines)
  const worth = lines.reduce((sum, { line, quantity }) => sum + worthOf(order, line, quantity), 0)
  const amount = wanted.amount ?? (everything ? left : worth)
  if (amount > left) throw exceedsPayment(order, left)
  return {
    amount,
    items: lines.map(({ line, quantity }) => ({ itemId: line.id, variantId: line.variantId, quantity })),
  }
}

/**
 * What was paid for so many more units of a line. The units of a line are refunded along one scale, so that one by one they come to
 * what they come to at once.
 */
export function worthOf({ taxIncluded }: StoredOrder, line: StoredOrderItem, quantity: number): number {
  const paid = line.lineTotalAmount - line.discountAmount + (taxIncluded ? 0 : line.taxAmount)
  const upTo = (units: number) => proportion(paid, { part: units, whole: line.quantity })
  return upTo(line.refundedQuantity + quantity) - upTo(line.refundedQuantity)
}

export function lineOf(order: StoredOrder, itemId: string, index: number): StoredOrderItem {
  const line = order.items.find(({ id }) => id === itemId.toLowerCase())
  if (line) return line
  throw invalidItems([{ path: `items.${index}.itemId`, message: `items.${index}.itemId is no line of this order` }])
}

export const invalidItems = (errors: readonly Fault[]) =>
  new AppError('invalid', 'invalid-request', 'The request is not valid; errors names every fault.', { errors })

const unitsLeft = ({ items }: StoredOrder): LineQuantity[] =>
  items
    .map(({ id, quantity, refundedQuantity }) => ({ itemId: id, quantity: quantity - refundedQuantity }))
    .filter(({ quantity }) => quantity > 0)

function refuseTooMany(lines: readonly { line: StoredOrderItem; quantity: number; index: number }[]): void {
  const errors = lines.flatMap(({ line, quantity, index }) => {
    const left = line.quantity - line.refundedQuantity
    return quantity <= left ? [] : [{ path: `items.${index}.quantity`, message: `only ${left} are left to refund` }]
  })
  if (errors.length === 0) return
  throw new AppError('conflict', 'refund-exceeds-order', 'More units than were bought and not refunded yet.', {
    errors,
  })
}

function exceedsPayment({ currency, paymentStatus }: StoredOrder, left: number): AppError {
  const refundable = moneyIn(currency)(left)
  const message =
    paymentStatus === 'authorized' || paymentStatus === 'unpaid'
      ? 'Nothing was paid for this order yet, so nothing can be refunded.'
      : `No more than ${plainAmount(refundable)} of what was paid is left.`
  return new AppError('conflict', 'refund-exceeds-payment', message, { members: { refundable } })
}

export type RefundView = ReturnType<typeof toRefundView>

/** A refund as the API shows it. */
export const toRefundView = (refund: StoredRefund, currency: string) => ({
  id: refund.id,
  orderId: refund.orderId,
  status: refund.status,
  amount: moneyIn(currency)(refund.amount),
  items: refund.items.map(({ itemId, quantity }) => ({ itemId, quantity })),
  reason: refund.reason,
  restock: refund.restock,
  createdAt: refund.createdAt.toISOString(),
  updatedAt: refund.updatedAt.toISOString(),
})
