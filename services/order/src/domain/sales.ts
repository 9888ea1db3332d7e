import type { Money } from '@ecommerce/contracts/money'
import { moneyIn } from './money'
import { proportion } from './proportion'

export type StoredSalesDay = { day: string; orders: number; revenueAmount: number; refundedAmount: number }
export type StoredProductSales = {
  day: string
  productId: string
  name: string
  quantity: number
  revenueAmount: number
}

export type SalesView = ReturnType<typeof toSalesView>

/**
 * The shop's figures, by the day on which an order was placed (UTC), newest first. `revenue` is what the orders came to that were
 * not cancelled since, `refunded` what of it went back, `average` revenue by order.
 */
export function toSalesView(
  period: { from: string; to: string; currency: string },
  { days, products }: { days: readonly StoredSalesDay[]; products: readonly StoredProductSales[] },
) {
  const money = moneyIn(period.currency)
  const total = (of: (day: StoredSalesDay) => number) => days.reduce((sum, day) => sum + of(day), 0)
  const all = {
    orders: total(({ orders }) => orders),
    revenueAmount: total(({ revenueAmount }) => revenueAmount),
    refundedAmount: total(({ refundedAmount }) => refundedAmount),
  }
  return {
    ...period,
    ...figures(all, money),
    data: days.map((day) => ({
      date: day.day,
      ...figures(day, money),
      topProducts: products
        .filter((product) => product.day === day.day)
        .map(({ productId, name, quantity, revenueAmount }) => ({
          productId,
          name,
          quantity,
          revenue: money(revenueAmount),
        })),
    })),
  }
}

const figures = (
  { orders, revenueAmount, refundedAmount }: Omit<StoredSalesDay, 'day'>,
  money: (amount: number) => Money,
) => ({
  orders,
  revenue: money(revenueAmount),
  refunded: money(refundedAmount),
  average: money(orders === 0 ? 0 : proportion(revenueAmount, { part: 1, whole: orders })),
})
