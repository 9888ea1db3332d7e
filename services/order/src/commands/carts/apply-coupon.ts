import type { Context } from '../../context'
import { type CalculatedCart, evaluateCoupon, priceLines } from '../../domain/carts/cart'
import type { StoredPromotion } from '../../domain/carts/promotion'
import { findCart, setCoupon } from '../../store/carts/carts'
import { findKnownUser } from '../../store/customers/known-users'
import { countUses, findPromotion } from '../../store/checkout/promotions'
import { presentCart } from './cart-view'
import { couponNotApplicable } from '../../errors/promotions'

type Needs = Pick<Context, 'config' | 'couponBuyers' | 'db' | 'products'>
export type ApplyCoupon = { customerId: string; isGuest: boolean; code: string }

/** Applies a coupon valid for the present cart; checkout validates it again and counts the use. */
export async function applyCoupon(ctx: Needs, { customerId, isGuest, code }: ApplyCoupon): Promise<CalculatedCart> {
  const [cart, promotion] = await Promise.all([findCart(ctx.db, customerId), findPromotion(ctx.db, code)])
  const variants = await ctx.products.lookUp({ variantIds: cart?.items.map((item) => item.variantId) ?? [] })
  const lines = priceLines(cart?.items ?? [], variants)
  const { couponError } = evaluateCoupon(code, promotion, { lines, now: new Date() })
  if (!promotion || couponError) throw couponNotApplicable(couponError ?? 'unknown', promotion)
  if (!isGuest && (await isUsedUpBy(ctx, customerId, promotion)))
    throw couponNotApplicable('used-by-customer', promotion)
  await setCoupon(ctx.db, { customerId, isGuest, code: promotion.code })
  return presentCart(ctx, { customerId, cart: await findCart(ctx.db, customerId), variants })
}

async function isUsedUpBy({ db, couponBuyers }: Needs, userId: string, { id, perCustomerLimit }: StoredPromotion) {
  if (perCustomerLimit === null) return false
  const customer = await findKnownUser(db, userId)
  if (!customer || customer.erasedAt) return false
  return (await countUses(db, { promotionId: id, buyers: couponBuyers.all(customer.email) })) >= perCustomerLimit
}
