import type { SellableVariant } from '@ecommerce/contracts/inventory'
import type { Snapshot } from './item'
import { type CouponErrorReason, couponErrorOf, type StoredPromotion } from './promotion'
import type { TaxRules } from './tax'
import { calculateTotals, type ShippingMethod, type Totals } from './totals'

export type StoredCartItem = Snapshot & { id: string; quantity: number; unitPriceAmount: number; currency: string }

export type StoredCart = {
  customerId: string
  version: number
  checkoutOrderId: string | null
  couponCode: string | null
  updatedAt: Date
  items: StoredCartItem[]
}

export const maxLines = 100
/** Units of one variant in a cart. */
export const maxQuantity = 999

/** Returns true if amounts and their sum are safe integers. */
export const isExact = (lines: readonly Pick<StoredCartItem, 'unitPriceAmount' | 'quantity'>[]): boolean =>
  Number.isSafeInteger(lines.reduce((sum, { unitPriceAmount, quantity }) => sum + unitPriceAmount * quantity, 0))

export const cartIssues = ['price-changed', 'insufficient-stock', 'unavailable'] as const
export type CartIssue = (typeof cartIssues)[number]

/** A line with today's price and stock beside what it was put in with. */
export type PricedLine = StoredCartItem & {
  available: number | null
  issues: CartIssue[]
  priceBefore: number
  categories: readonly string[]
}

/** Lines at today's catalogue; without it, at the last known prices and without availability. */
export function priceLines(
  items: readonly StoredCartItem[],
  variants: readonly SellableVariant[] | undefined,
): PricedLine[] {
  const today = new Map(variants?.map((variant) => [variant.variantId, variant]))
  return items.map((item) => {
    const variant = today.get(item.variantId)
    const known = { ...item, priceBefore: item.unitPriceAmount, categories: [] }
    if (variants === undefined) return { ...known, available: null, issues: [] }
    if (!variant?.sellable) return { ...known, available: 0, issues: ['unavailable'] }
    const issues: CartIssue[] = []
    if (variant.price.amount !== item.unitPriceAmount) issues.push('price-changed')
    if (variant.available < item.quantity) issues.push('insufficient-stock')
    const { sku, name, options, image, price, available, categories } = variant
    return { ...known, sku, name, options, image, categories, unitPriceAmount: price.amount, available, issues }
  })
}

/** Returns true if sellable lines have a safe sum at today's prices. */
export const isExactToday = (items: readonly StoredCartItem[], variants: readonly SellableVariant[]): boolean =>
  isExact(sellableLines(priceLines(items, variants)))

/** Sellable lines; others stay in the cart but not in its total. */
export const sellableLines = (lines: readonly PricedLine[]): PricedLine[] =>
  lines.filter(({ issues }) => !issues.includes('unavailable'))

/**
 * Lines for display. If their sum exceeds a safe integer, the most expensive are unavailable, at their former price
 * if needed.
 */
export function printableLines(lines: readonly PricedLine[]): readonly PricedLine[] {
  if (isExact(sellableLines(lines))) return lines
  const affordable = new Set<string>()
  let sum = 0
  for (const { id, unitPriceAmount, quantity } of sellableLines(lines).toSorted(
    (a, b) => refundValue(a) - refundValue(b),
  )) {
    sum += unitPriceAmount * quantity
    if (Number.isSafeInteger(sum)) affordable.add(id)
  }
  return lines.map((line): PricedLine => {
    if (affordable.has(line.id) || line.issues.includes('unavailable')) return line
    const unitPriceAmount = Number.isSafeInteger(refundValue(line)) ? line.unitPriceAmount : line.priceBefore
    return { ...line, unitPriceAmount, available: 0, issues: [...line.issues, 'unavailable'] }
  })
}

const refundValue = ({ unitPriceAmount, quantity }: StoredCartItem): number => unitPriceAmount * quantity

/** Returns true if all former items and the same coupon are in the cart. */
export function containsAllItems(now: StoredCart | undefined, before: StoredCart | undefined): boolean {
  const quantities = new Map(now?.items.map(({ id, quantity }) => [id, quantity]))
  return (
    (now?.couponCode ?? null) === (before?.couponCode ?? null) &&
    (before?.items ?? []).every(({ id, quantity }) => (quantities.get(id) ?? 0) >= quantity)
  )
}

/** Coupon of a cart, and why it is not valid, if so. */
export type CartCoupon = {
  code: string
  promotion: StoredPromotion | undefined
  couponError: CouponErrorReason | undefined
}

export function evaluateCoupon(
  code: string,
  promotion: StoredPromotion | undefined,
  { lines, now }: { lines: readonly PricedLine[]; now: Date },
): CartCoupon {
  const subtotal = sellableLines(lines).reduce((sum, line) => sum + refundValue(line), 0)
  const currency = lines[0]?.currency ?? promotion?.currency ?? ''
  return { code, promotion, couponError: promotion ? couponErrorOf(promotion, { subtotal, currency, now }) : 'unknown' }
}

/** A line with its sums in minor units. */
export type CalculatedLine = PricedLine & { lineTotal: number; discount: number }

/** Cart at today's prices with totals. */
export type CalculatedCart = Totals & {
  /** Null until the first item is added. */
  customerId: string | null
  lines: CalculatedLine[]
  currency: string
  coupon: CartCoupon | undefined
  /** Set if the catalogue was unavailable. */
  isStale: boolean
  updatedAt: Date
  version: number
}

/** Totals of a cart's lines; undefined if an amount exceeds a safe integer. */
export function calculateCart(
  cart: StoredCart | undefined,
  given: Pick<CalculatedCart, 'customerId' | 'currency' | 'coupon' | 'isStale'> & {
    lines: readonly PricedLine[]
    shipping: ShippingMethod | undefined
    tax: TaxRules
  },
): CalculatedCart | undefined {
  const { customerId, lines, shipping, tax, coupon, isStale, currency } = given
  const promotion = coupon?.couponError === undefined ? coupon?.promotion : undefined
  const counted = sellableLines(lines)
  const totals = calculateTotals(counted, { currency, shipping: shipping?.amount ?? 0, tax, promotion })
  if (![...lines.map(refundValue), totals.subtotal, totals.total].every(Number.isSafeInteger)) return undefined
  const discounts = new Map(counted.map(({ id }, index) => [id, totals.shares[index]!.discount]))
  return {
    ...{ ...totals, customerId, currency, coupon, isStale },
    lines: lines.map((line) => ({ ...line, lineTotal: refundValue(line), discount: discounts.get(line.id) ?? 0 })),
    updatedAt: cart?.updatedAt ?? new Date(0),
    version: cart?.version ?? 0,
  }
}
