import { chargeableStep, roundToStep } from '../carts/chargeable'
import type { StoredOrder, StoredOrderItem } from '../orders/order'
import { paymentOfOrder, refundableOf } from './payment'
import { mulDivRound } from '../mul-div-round'
import { decideAtRefund, type StockDecision } from './restock'

export type LineQuantity = { itemId: string; quantity: number }
/** Refunded units and decisions about their stock; missing in older refunds. */
export type RefundedItem = LineQuantity & { variantId: string } & Partial<StockDecision>
export const refundStatuses = ['pending', 'succeeded', 'failed'] as const
export type RefundStatus = (typeof refundStatuses)[number]

/** A bank may return money that was sent: failure after success. */
const nextRefundStatuses: Readonly<Record<RefundStatus, readonly RefundStatus[]>> = {
  pending: ['succeeded', 'failed'],
  succeeded: ['failed'],
  failed: [],
}

export const refundMayBecome = (from: RefundStatus, to: RefundStatus): boolean =>
  from === to || nextRefundStatuses[from].includes(to)

/** Origins of a refund: the store, the provider's dashboard, or a lost dispute. */
export const refundSources = ['store', 'provider', 'dispute'] as const
export type RefundSource = (typeof refundSources)[number]

export type StoredRefund = {
  customerId: string
  orderId: string
  id: string
  status: RefundStatus
  amount: number
  /** The tax in the amount; null for an older refund. */
  taxAmount: number | null
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

/** `itemsTax` is the tax contained in an amount for items. */
export type PlannedRefund = { amount: number; itemsTax?: number | undefined; items: RefundedItem[] }

export type Units = { line: StoredOrderItem; quantity: number }

/** Requested line, by index, with more units than are left. */
export type ExceededLine = { index: number; left: number }

/** Error for a line that the order does not have. */
export type UnknownLine = { code: 'unknown-line'; index: number }

/** Why a refund can't be made; amounts are in minor units. */
export type RefundError =
  | UnknownLine
  | { code: 'refund-exceeds-order'; lines: ExceededLine[] }
  | { code: 'refund-exceeds-payment'; left: number }
  /** The amount is no multiple of `step`, the smallest one that can be charged. */
  | { code: 'amount-not-chargeable'; step: number }

/** Plans a refund of units, an amount or everything left, within what was paid and the smallest charge. */
export function planRefund(
  order: StoredOrder,
  wanted: { items?: readonly LineQuantity[]; amount?: number; restock: boolean },
): PlannedRefund | { error: RefundError } {
  const left = refundableOf(paymentOfOrder(order))
  const exceedsPayment = { error: { code: 'refund-exceeds-payment', left } } as const
  const everything = wanted.items === undefined && wanted.amount === undefined
  if (everything && left === 0) return exceedsPayment
  const units = findUnits(order, everything ? unitsLeft(order) : (wanted.items ?? []))
  if ('error' in units) return units
  const lines = exceededLines(units, (line) => line.quantity - line.refundedQuantity)
  if (lines.length > 0) return { error: { code: 'refund-exceeds-order', lines } }
  const items = units.map(({ line, quantity }) => ({
    ...{ itemId: line.id, variantId: line.variantId, quantity },
    ...decideAtRefund(order, line, { quantity, restock: wanted.restock }),
  }))
  if (everything) return { amount: left, items }
  if (wanted.amount === undefined) {
    const { exact, amount, tax } = priceOf(order, units)
    return Math.min(exact, amount) > left ? exceedsPayment : { amount: Math.min(amount, left), itemsTax: tax, items }
  }
  if (wanted.amount > left) return exceedsPayment
  const step = chargeableStep(order.currency)
  if (wanted.amount < left && wanted.amount % step !== 0) return { error: { code: 'amount-not-chargeable', step } }
  return { amount: wanted.amount, items }
}

/** The lines that are named, each with its units. */
export function findUnits(order: StoredOrder, items: readonly LineQuantity[]): Units[] | { error: UnknownLine } {
  const units: Units[] = []
  for (const [index, { itemId, quantity }] of items.entries()) {
    const line = findLine(order, itemId)
    if (!line) return { error: { code: 'unknown-line', index } }
    units.push({ line, quantity })
  }
  return units
}

export const findLine = ({ items }: StoredOrder, itemId: string): StoredOrderItem | undefined =>
  items.find(({ id }) => id === itemId.toLowerCase())

/** Lines that request more units than `leftOf` allows. */
export const exceededLines = (units: readonly Units[], leftOf: (line: StoredOrderItem) => number): ExceededLine[] =>
  units.flatMap(({ line, quantity }, index) => (quantity <= leftOf(line) ? [] : [{ index, left: leftOf(line) }]))

const unitsLeft = ({ items }: StoredOrder): LineQuantity[] =>
  items
    .map(({ id, quantity, refundedQuantity }) => ({ itemId: id, quantity: quantity - refundedQuantity }))
    .filter(({ quantity }) => quantity > 0)

/** Returns the refund value and tax of returned units, bounded by what is left. */
export function refundValueOfReturned(
  order: StoredOrder,
  units: readonly Units[],
): Pick<PlannedRefund, 'amount' | 'itemsTax'> {
  const { amount, tax } = priceOf(order, units)
  return { amount: Math.min(amount, refundableOf(paymentOfOrder(order))), itemsTax: tax }
}

/** Price paid for units; all refunds of an order share one scale and sum up. */
function priceOf(order: StoredOrder, units: readonly Units[]) {
  const paidFor = ({ lineTotalAmount, discountAmount, taxAmount }: StoredOrderItem) =>
    lineTotalAmount - discountAmount + (order.taxIncluded ? 0 : taxAmount)
  const before = order.items.reduce((sum, line) => sum + upTo(line.refundedQuantity, line, paidFor(line)), 0)
  const exact = units.reduce((sum, { line, quantity }) => sum + more(quantity, line, paidFor(line)), 0)
  const amount = roundToStep(before + exact, order.currency) - roundToStep(before, order.currency)
  return {
    exact,
    amount,
    tax: units.reduce((sum, { line, quantity }) => sum + more(quantity, line, line.taxAmount), 0),
  }
}

const upTo = (units: number, { quantity }: StoredOrderItem, amount: number) =>
  mulDivRound(amount, { part: units, whole: quantity })

const more = (units: number, line: StoredOrderItem, amount: number) =>
  upTo(line.refundedQuantity + units, line, amount) - upTo(line.refundedQuantity, line, amount)

/** Tax of a refund: of its items, or in proportion to `left`; the last takes all of `taxLeft`. */
export function taxInRefund(
  { amount, itemsTax }: Pick<PlannedRefund, 'amount' | 'itemsTax'>,
  { left, taxLeft }: { left: number; taxLeft: number },
): number {
  if (left === 0) return 0
  const wanted = itemsTax ?? mulDivRound(taxLeft, { part: amount, whole: left })
  return Math.min(Math.max(wanted, taxLeft - (left - amount)), taxLeft, amount)
}

/** Stored tax, or a proportional part for refunds made at the provider. */
export const taxOfRefund = (
  { amount, taxAmount }: Pick<StoredRefund, 'amount' | 'taxAmount'>,
  order: Pick<StoredOrder, 'taxAmount' | 'totalAmount'>,
): number => taxAmount ?? (amount === 0 ? 0 : mulDivRound(order.taxAmount, { part: amount, whole: order.totalAmount }))

/** Tax kept, unknown if the amount changes now. */
export const taxKept = ({ refund, amount }: { refund: StoredRefund; amount: number }): number | null =>
  amount === refund.amount ? refund.taxAmount : null

/** The units that a refund puts back in stock. */
export const restockedUnits = ({ items, restock }: Pick<StoredRefund, 'items' | 'restock'>): RefundedItem[] =>
  items
    .map(({ restocked, ...item }) => ({ ...item, quantity: restocked ?? (restock ? item.quantity : 0) }))
    .filter(({ quantity }) => quantity > 0)
