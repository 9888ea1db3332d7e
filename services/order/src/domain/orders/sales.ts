import type { Money } from '@ecommerce/contracts/money'
import { AppError } from '@ecommerce/shared/errors'
import { moneyIn } from '../money'
import type { StoredOrder } from './order'
import type { OrderStatus, PaymentStatus } from './order-status'

/** A day of some time zone; `endsAt` is the first instant of the next one. */
export type SalesDay = { day: string; startsAt: Date; endsAt: Date }

/** Sums of amounts may pass what a number holds exactly. */
type SalesSums = { orders: bigint; revenueAmount: bigint; refundedAmount: bigint }

export type StoredSalesDay = SalesSums & { day: string }
export type StoredProductSales = {
  day: string
  productId: string
  name: string
  quantity: bigint
  revenueAmount: bigint
}

/**
 * A change of the figures. `amount` is for `sold` the difference of what the order counts for to its total, for `captured` to what it
 * counted for before, for `refunded` what has gone back, and for `cancelled` what had gone back before.
 */
export type SalesChange = { kind: 'sold' | 'cancelled' | 'captured' | 'refunded'; amount: number }

/** What each kind of change does to the number of orders, and how its amount counts as received and as refunded. */
export const salesEffects: readonly ({ kind: SalesChange['kind'] } & Record<
  'orders' | 'received' | 'refunded',
  number
>)[] = [
  { kind: 'sold', orders: 1, received: 1, refunded: 0 },
  { kind: 'captured', orders: 0, received: 1, refunded: 0 },
  { kind: 'refunded', orders: 0, received: 0, refunded: 1 },
  { kind: 'cancelled', orders: -1, received: 0, refunded: -1 },
]

type CountedOrder = Pick<StoredOrder, 'status' | 'paymentStatus' | 'totalAmount' | 'paidAmount' | 'refundedAmount'>

export const soldStatuses: readonly OrderStatus[] = ['confirmed', 'processing', 'shipped', 'delivered', 'returned']
export const isSold = ({ status }: Pick<StoredOrder, 'status'>): boolean => soldStatuses.includes(status)

/** Nothing, or nothing more, will be received. */
const lostStatuses: readonly PaymentStatus[] = ['voided', 'failed']

/** What an order counts for: its total until money is received, then what was received. */
export function revenueOf(order: CountedOrder): number {
  if (!isSold(order)) return 0
  return order.paidAmount > 0 || lostStatuses.includes(order.paymentStatus) ? order.paidAmount : order.totalAmount
}

/** What a step of an order changes in the figures; a cancelled order is no part of them, nor is what goes back of it. */
export function salesChangesOf(before: CountedOrder, after: CountedOrder): SalesChange[] {
  if (!isSold(before)) return isSold(after) ? [{ kind: 'sold', amount: revenueOf(after) - after.totalAmount }] : []
  if (!isSold(after)) {
    const uncounted = { kind: 'captured', amount: before.totalAmount - revenueOf(before) } as const
    return [{ kind: 'cancelled', amount: before.refundedAmount }, ...[uncounted].filter(isChange)]
  }
  const changes = [
    { kind: 'captured', amount: revenueOf(after) - revenueOf(before) },
    { kind: 'refunded', amount: after.refundedAmount - before.refundedAmount },
  ] as const
  return changes.filter(isChange)
}

/** The same for a refund that is booked; one of goods alone has no amount, and counts their units. */
export const salesChangesOfRefund = (order: CountedOrder, amount: number): SalesChange[] =>
  isSold(order) ? [{ kind: 'refunded', amount }] : []

const isChange = ({ amount }: SalesChange) => amount !== 0

export type SalesView = ReturnType<typeof toSalesView>

/**
 * The shop's figures, by the day of a time zone on which an order was placed, newest first. `revenue` is what was received, or is still
 * awaited, for the orders that were not cancelled since, `refunded` what of it went back, `netRevenue` what is left, `average` revenue by
 * order; products count without refunded units. Throws 409 when a figure cannot be shown exactly.
 */
export function toSalesView(
  period: { days: readonly string[]; timezone: string; currency: string },
  { days, products }: { days: readonly StoredSalesDay[]; products: readonly StoredProductSales[] },
) {
  const { currency, timezone } = period
  const productsOf = (day: string) => products.filter((product) => product.day === day)
  const all = sumOf(days)
  const tooLarge = new Set(
    days.filter((day) => !isExact(day) || !productsOf(day.day).every(isExactProduct)).map(({ day }) => day),
  )
  if (tooLarge.size > 0 || !isExact(all)) throw figuresTooLarge(period.days, days, tooLarge)
  const money = (amount: bigint) => moneyIn(currency)(Number(amount))
  return {
    from: period.days[0]!,
    to: period.days.at(-1)!,
    timezone,
    currency,
    ...figures(all, money),
    data: days.map((day) => ({
      date: day.day,
      ...figures(day, money),
      topProducts: productsOf(day.day).map(({ productId, name, quantity, revenueAmount }) => ({
        productId,
        name,
        quantity: Number(quantity),
        revenue: money(revenueAmount),
      })),
    })),
  }
}

const figures = ({ orders, revenueAmount, refundedAmount }: SalesSums, money: (amount: bigint) => Money) => ({
  orders: Number(orders),
  revenue: money(revenueAmount),
  grossRevenue: money(revenueAmount),
  refunded: money(refundedAmount),
  netRevenue: money(revenueAmount - refundedAmount),
  average: money(orders === 0n ? 0n : (2n * revenueAmount + orders) / (2n * orders)),
})

const sumOf = (days: readonly SalesSums[]): SalesSums => {
  const total = (of: (day: SalesSums) => bigint) => days.reduce((sum, day) => sum + of(day), 0n)
  return {
    orders: total(({ orders }) => orders),
    revenueAmount: total(({ revenueAmount }) => revenueAmount),
    refundedAmount: total(({ refundedAmount }) => refundedAmount),
  }
}

const areExact = (...sums: bigint[]) => sums.every((sum) => Number.isSafeInteger(Number(sum)))
const isExact = ({ orders, revenueAmount, refundedAmount }: SalesSums) =>
  areExact(orders, revenueAmount, refundedAmount, revenueAmount - refundedAmount)
const isExactProduct = ({ quantity, revenueAmount }: StoredProductSales) => areExact(quantity, revenueAmount)

/** Names the longest periods that can be shown, and the days that cannot. */
function figuresTooLarge(
  asked: readonly string[],
  days: readonly StoredSalesDay[],
  tooLarge: ReadonlySet<string>,
): AppError {
  const byDay = new Map(days.map((day) => [day.day, day]))
  const periods: { from: string; to: string; sums: SalesSums }[] = []
  let current: (typeof periods)[number] | undefined
  for (const day of asked) {
    const sums = sumOf([byDay.get(day) ?? []].flat())
    const joined = current && sumOf([current.sums, sums])
    if (tooLarge.has(day)) current = undefined
    else if (current && joined && isExact(joined)) Object.assign(current, { to: day, sums: joined })
    else periods.push((current = { from: day, to: day, sums }))
  }
  return new AppError(
    'conflict',
    'total-too-large',
    'These figures come to more than can be shown exactly. Ask for each of `periods` by itself; of `days` list the orders, with GET /api/orders.',
    { members: { periods: periods.map(({ from, to }) => ({ from, to })), days: [...tooLarge].toSorted() } },
  )
}
