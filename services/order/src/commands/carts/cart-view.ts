import type { SellableVariant } from '@ecommerce/contracts/inventory'
import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../../context'
import {
  type CartCoupon,
  type CalculatedCart,
  evaluateCoupon,
  priceLines,
  printableLines,
  type StoredCart,
  calculateCart,
} from '../../domain/carts/cart'
import { coversShipping } from '../../domain/carts/promotion'
import { untaxed } from '../../domain/carts/tax'
import { cheapest, shipsEverywhere, type ShippingMethod, shipsTo } from '../../domain/carts/totals'
import { findCart } from '../../store/carts/carts'
import { getTaxRules, listShippingMethods } from '../../store/checkout/pricing-rules'
import { findPromotion } from '../../store/checkout/promotions'
import { totalTooLarge } from '../../errors/carts'

type Needs = Pick<Context, 'config' | 'db' | 'products'>

/** Known destination, from which shipping and tax are calculated. */
export type Destination = { country?: string; shippingMethod?: string }

/** Cart at today's prices; with the catalogue unavailable, at the last known ones with `isStale`. */
export async function viewCart(
  ctx: Needs,
  customerId: string | null,
  destination: Destination = {},
): Promise<CalculatedCart> {
  const cart = customerId === null ? undefined : await findCart(ctx.db, customerId)
  const variants = await tryLookUp(ctx, cart)
  return presentCart(ctx, { customerId, cart, variants }, destination)
}

/** View from data that a command has read. */
export async function presentCart(
  ctx: Pick<Needs, 'config' | 'db'>,
  given: { customerId: string | null; cart: StoredCart | undefined; variants: readonly SellableVariant[] | undefined },
  { country, shippingMethod }: Destination = {},
): Promise<CalculatedCart> {
  const { customerId, cart, variants } = given
  const lines = printableLines(priceLines(cart?.items ?? [], variants))
  const currency = lines[0]?.currency ?? ctx.config.currency
  const code = cart?.couponCode ?? undefined
  const [methods, tax, promotion] = await Promise.all([
    lines.length === 0 ? [] : listShippingMethods(ctx.db, currency),
    country === undefined ? untaxed : getTaxRules(ctx.db, country),
    code === undefined ? undefined : findPromotion(ctx.db, code),
  ])
  const evaluated = code === undefined ? undefined : evaluateCoupon(code, promotion, { lines, now: new Date() })
  const offered = methods.filter(country === undefined ? shipsEverywhere : shipsTo(country))
  const shipping =
    offered.find((method) => method.code === shippingMethod) ??
    cheapest(offered, evaluated?.couponError === undefined ? evaluated?.promotion : undefined)
  const coupon = evaluated && withShipping(evaluated, shipping)
  const isStale = variants === undefined
  const calculated = calculateCart(cart, { customerId, lines, tax, currency, shipping, coupon, isStale })
  if (!calculated) throw totalTooLarge()
  return calculated
}

/** A coupon for certain methods is not good with another one. */
const withShipping = (coupon: CartCoupon, method: ShippingMethod | undefined): CartCoupon =>
  coupon.couponError === undefined && coupon.promotion && method && !coversShipping(coupon.promotion, method.code)
    ? { ...coupon, couponError: 'shipping-method' }
    : coupon

async function tryLookUp({ products }: Needs, cart: StoredCart | undefined): Promise<SellableVariant[] | undefined> {
  try {
    return await products.lookUp({ variantIds: cart?.items.map((item) => item.variantId) ?? [] })
  } catch (error) {
    if (error instanceof AppError && error.kind === 'unavailable') return undefined
    throw error
  }
}
