import { plainAmount } from '@ecommerce/contracts/currency'
import { AppError, type Fault } from '@ecommerce/shared/errors'
import { chargeableStep, roundToStep } from '../carts/chargeable'
import { moneyIn } from '../money'
import type { StoredOrder, StoredOrderItem } from '../orders/order'
import { paymentOfOrder, refundableOf } from './payment'
import { proportion } from '../proportion'
import { decideAtRefund, type StockDecision } from './restock'

export type LineQuantity = { itemId: string; quantity: number }
/** Units whose money goes back, and what is decided about their stock, or that of units refunded before; not in older refunds. */
export type RefundedItem = LineQuantity & { variantId: string } & Partial<StockDecision>
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

/** `itemsTax` is the tax in what was paid for the items, where the amount is theirs. */
export type PlannedRefund = { amount: number; itemsTax?: number | undefined; items: RefundedItem[] }

type Units = { line: StoredOrderItem; quantity: number }

/**
 * What a refund comes to: the units that are named, at what was paid for them; another amount, if one is named; everything that is
 * left, if neither is. Refuses more than was bought, more than was paid, and an amount that can't be charged.
 */
export function planRefund(
  order: StoredOrder,
  wanted: { items?: readonly LineQuantity[]; amount?: number; restock: boolean },
): PlannedRefund {
  const left = refundableOf(paymentOfOrder(order))
  const everything = wanted.items === undefined && wanted.amount === undefined
  if (everything && left === 0) throw exceedsPayment(order, left)
  const named = everything ? unitsLeft(order) : (wanted.items ?? [])
  const lines = named.map(({ itemId, quantity }, index) => ({ line: lineOf(order, itemId, index), quantity, index }))
  refuseTooMany(lines)
  const items = lines.map(({ line, quantity }) => ({
    ...{ itemId: line.id, variantId: line.variantId, quantity },
    ...decideAtRefund(order, line, { quantity, restock: wanted.restock }),
  }))
  if (everything) return { amount: left, items }
  if (wanted.amount === undefined) return { ...worthOf(order, lines, left), items }
  if (wanted.amount > left) throw exceedsPayment(order, left)
  if (wanted.amount < left) refuseNotChargeable(wanted.amount, order)
  return { amount: wanted.amount, items }
}

/** What was paid for these units and the tax in it. Refuses what passes the amount that is left. */
function worthOf(
  order: StoredOrder,
  units: readonly Units[],
  left: number,
): Pick<PlannedRefund, 'amount' | 'itemsTax'> {
  const { exact, amount, tax } = priceOf(order, units)
  if (Math.min(exact, amount) > left) throw exceedsPayment(order, left)
  return { amount: Math.min(amount, left), itemsTax: tax }
}

/** The same for units that came back, as far as there is something left. */
export function worthOfReturned(
  order: StoredOrder,
  units: readonly Units[],
): Pick<PlannedRefund, 'amount' | 'itemsTax'> {
  const { amount, tax } = priceOf(order, units)
  return { amount: Math.min(amount, refundableOf(paymentOfOrder(order))), itemsTax: tax }
}

/**
 * What was paid for so many more units of lines. All refunded units of an order are on one scale, which is rounded to what can be
 * charged, so that one by one they come to what they come to at once.
 */
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
  proportion(amount, { part: units, whole: quantity })

const more = (units: number, line: StoredOrderItem, amount: number) =>
  upTo(line.refundedQuantity + units, line, amount) - upTo(line.refundedQuantity, line, amount)

/**
 * The tax in a refund: that of its items, or a proportional part; all refunds of what was paid have the tax in it. `left` is what can
 * still be refunded, and `taxLeft` the tax in it.
 */
export function taxInRefund(
  { amount, itemsTax }: Pick<PlannedRefund, 'amount' | 'itemsTax'>,
  { left, taxLeft }: { left: number; taxLeft: number },
): number {
  if (left === 0) return 0
  const wanted = itemsTax ?? proportion(taxLeft, { part: amount, whole: left })
  return Math.min(Math.max(wanted, taxLeft - (left - amount)), taxLeft, amount)
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

/** Of an amount that is not all that is left. */
function refuseNotChargeable(amount: number, { currency }: StoredOrder): void {
  const step = chargeableStep(currency)
  if (amount % step === 0) return
  const money = moneyIn(currency)
  const message = `amount must be a multiple of ${plainAmount(money(step))}`
  throw new AppError('invalid', 'amount-not-chargeable', `${message}: nothing smaller can be paid in ${currency}.`, {
    errors: [{ path: 'amount', message }],
    members: { step: money(step) },
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

/** The tax in a refund: a proportional part of the order's where none was kept, as for one made at the provider. */
export const taxOfRefund = (
  { amount, taxAmount }: Pick<StoredRefund, 'amount' | 'taxAmount'>,
  order: Pick<StoredOrder, 'taxAmount' | 'totalAmount'>,
): number => taxAmount ?? (amount === 0 ? 0 : proportion(order.taxAmount, { part: amount, whole: order.totalAmount }))

/** The tax of a refund that another amount is booked for now is not known yet. */
export const taxKept = ({ refund, amount }: { refund: StoredRefund; amount: number }): number | null =>
  amount === refund.amount ? refund.taxAmount : null

/** The units that a refund puts back in stock. */
export const restockedUnits = ({ items, restock }: Pick<StoredRefund, 'items' | 'restock'>): RefundedItem[] =>
  items
    .map(({ restocked, ...item }) => ({ ...item, quantity: restocked ?? (restock ? item.quantity : 0) }))
    .filter(({ quantity }) => quantity > 0)
