import type { StoredOrder } from './order'
import type { OrderStatus, PaymentStatus } from './order-status'

/** Day of a time zone; `endsAt` is the next day's first instant. */
export type SalesDay = { day: string; startsAt: Date; endsAt: Date }

/** Sums may exceed safe integers. */
export type SalesSums = { orders: bigint; revenueAmount: bigint; refundedAmount: bigint }

export type StoredSalesDay = SalesSums & { day: string }
export type StoredProductSales = {
  day: string
  productId: string
  name: string
  quantity: bigint
  revenueAmount: bigint
}

/**
 * Change of the figures. `amount`: for `sold` counted minus total, for `captured` minus the former count, for
 * `refunded` the refund, for `cancelled` the former refunds.
 */
export type SalesChange = { kind: 'sold' | 'cancelled' | 'captured' | 'refunded'; amount: number }

/** Effect of each change on orders, received money and refunds. */
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

/** Statuses after which no more is received. */
const lostStatuses: readonly PaymentStatus[] = ['voided', 'failed']

/** Returns an order's revenue: its total until money is received, then the received amount. */
export function revenueOf(order: CountedOrder): number {
  if (!isSold(order)) return 0
  return order.paidAmount > 0 || lostStatuses.includes(order.paymentStatus) ? order.paidAmount : order.totalAmount
}

/** Changes of the sales figures; cancelled orders and their refunds do not count. */
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

/** Changes by a booked refund; one without money counts its units. */
export const salesChangesOfRefund = (order: CountedOrder, amount: number): SalesChange[] =>
  isSold(order) ? [{ kind: 'refunded', amount }] : []

const isChange = ({ amount }: SalesChange) => amount !== 0

/** Requested days in order. */
export type SalesPeriod = { days: readonly string[]; timezone: string; currency: string }

/** Figures by day of order in a time zone, newest first; products without refunded units. */
export type Sales = {
  period: SalesPeriod
  total: SalesSums
  days: (StoredSalesDay & { products: StoredProductSales[] })[]
}

/** Unsafe figures: the longest periods that can be shown, and the days that cannot. */
export type InexactSales = { periods: { from: string; to: string }[]; days: string[] }

export function calculateSales(
  period: SalesPeriod,
  stored: { days: readonly StoredSalesDay[]; products: readonly StoredProductSales[] },
): Sales | { error: InexactSales } {
  const days = stored.days.map((day) => ({
    ...day,
    products: stored.products.filter((product) => product.day === day.day),
  }))
  const total = sumOf(days)
  const inexact = days.filter((day) => !isExact(day) || !day.products.every(isExactProduct)).map(({ day }) => day)
  return inexact.length > 0 || !isExact(total)
    ? { error: { periods: exactPeriods(period.days, days, new Set(inexact)), days: inexact.toSorted() } }
    : { period, total, days }
}

/** Revenue by order, half a minor unit rounded up. */
export const averageOf = ({ orders, revenueAmount }: SalesSums): bigint =>
  orders === 0n ? 0n : (2n * revenueAmount + orders) / (2n * orders)

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

/** Longest periods without inexact days and with exact sums. */
function exactPeriods(
  requested: readonly string[],
  days: readonly StoredSalesDay[],
  inexact: ReadonlySet<string>,
): InexactSales['periods'] {
  const byDay = new Map(days.map((day) => [day.day, day]))
  const periods: { from: string; to: string; sums: SalesSums }[] = []
  let current: (typeof periods)[number] | undefined
  for (const day of requested) {
    const sums = sumOf([byDay.get(day) ?? []].flat())
    const joined = current && sumOf([current.sums, sums])
    if (inexact.has(day)) current = undefined
    else if (current && joined && isExact(joined)) Object.assign(current, { to: day, sums: joined })
    else periods.push((current = { from: day, to: day, sums }))
  }
  return periods.map(({ from, to }) => ({ from, to }))
}
