import type { Money } from '@ecommerce/contracts/money'
import { AppError } from '@ecommerce/shared/errors'
import { moneyIn } from './money'
import { proportion } from './proportion'

/** A day of some time zone; `endsAt` is the first instant of the next one. */
export type SalesDay = { day: string; startsAt: Date; endsAt: Date }

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
 * The shop's figures, by the day of a time zone on which an order was placed, newest first. `revenue` is what the orders came to that
 * were not cancelled since, `refunded` what of it went back, `netRevenue` what is left, `average` revenue by order; products count
 * without refunded units.
 */
export function toSalesView(
  period: { from: string; to: string; timezone: string; currency: string },
  { days, products }: { days: readonly StoredSalesDay[]; products: readonly StoredProductSales[] },
) {
  const money = moneyIn(period.currency)
  const total = (of: (day: StoredSalesDay) => number) => days.reduce((sum, day) => sum + of(day), 0)
  const all = {
    orders: total(({ orders }) => orders),
    revenueAmount: total(({ revenueAmount }) => revenueAmount),
    refundedAmount: total(({ refundedAmount }) => refundedAmount),
  }
  if (![all.revenueAmount, all.refundedAmount].every(Number.isSafeInteger)) throw figuresTooLarge()
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
  grossRevenue: money(revenueAmount),
  refunded: money(refundedAmount),
  netRevenue: money(revenueAmount - refundedAmount),
  average: money(orders === 0 ? 0 : proportion(revenueAmount, { part: 1, whole: orders })),
})

const figuresTooLarge = () =>
  new AppError(
    'conflict',
    'total-too-large',
    'These figures come to more than can be shown exactly. Ask for fewer days.',
  )
