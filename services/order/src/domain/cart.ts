import type { SellableVariant } from '@ecommerce/contracts/inventory'
import type { Snapshot } from './item'
import { addUp, cheapest, moneyIn, type ShippingMethod } from './totals'

export type StoredCartItem = Snapshot & { id: string; quantity: number; unitPriceAmount: number; currency: string }

export type StoredCart = {
  customerId: string
  version: number
  checkoutOrderId: string | null
  updatedAt: Date
  items: StoredCartItem[]
}

export type CartIssue = 'price-changed' | 'insufficient-stock' | 'unavailable'

/** A line with today's price and stock beside what it was put in with. */
export type PricedLine = StoredCartItem & { available: number | null; issues: CartIssue[]; priceBefore: number }

/** Today's catalogue on a cart's lines; without a catalogue, the last known prices and no word on stock. */
export function priceLines(
  items: readonly StoredCartItem[],
  variants: readonly SellableVariant[] | undefined,
): PricedLine[] {
  const today = new Map(variants?.map((variant) => [variant.variantId, variant]))
  return items.map((item) => {
    const variant = today.get(item.variantId)
    const known = { ...item, priceBefore: item.unitPriceAmount }
    if (variants === undefined) return { ...known, available: null, issues: [] }
    if (!variant?.sellable) return { ...known, available: 0, issues: ['unavailable'] }
    const issues: CartIssue[] = []
    if (variant.price.amount !== item.unitPriceAmount) issues.push('price-changed')
    if (variant.available < item.quantity) issues.push('insufficient-stock')
    const { sku, name, options, image, price, available } = variant
    return { ...known, sku, name, options, image, unitPriceAmount: price.amount, available, issues }
  })
}

export type CartView = ReturnType<typeof toCartView>

/** A cart as the API shows it, with the cheapest shipping. `stale` says that the catalogue did not answer. */
export function toCartView(
  cart: StoredCart | undefined,
  given: {
    customerId: string | null
    lines: readonly PricedLine[]
    methods: readonly ShippingMethod[]
    stale: boolean
    currency: string
  },
) {
  const { customerId, lines, methods, stale } = given
  const currency = lines[0]?.currency ?? given.currency
  const money = moneyIn(currency)
  const totals = addUp(lines, { shipping: cheapest(methods)?.amount ?? 0, taxBasisPoints: 0 })
  return {
    id: customerId,
    items: lines.map((line) => ({
      id: line.id,
      productId: line.productId,
      variantId: line.variantId,
      sku: line.sku,
      name: line.name,
      options: line.options,
      ...(line.image && { image: line.image }),
      unitPrice: money(line.unitPriceAmount),
      quantity: line.quantity,
      lineTotal: money(line.unitPriceAmount * line.quantity),
      available: line.available,
      issues: line.issues,
    })),
    itemCount: lines.reduce((count, line) => count + line.quantity, 0),
    subtotal: money(totals.subtotal),
    discount: money(totals.discount),
    shipping: money(totals.shipping),
    tax: money(totals.tax),
    total: money(totals.total),
    ...(stale && { stale }),
    updatedAt: (cart?.updatedAt ?? new Date(0)).toISOString(),
    version: cart?.version ?? 0,
  }
}
