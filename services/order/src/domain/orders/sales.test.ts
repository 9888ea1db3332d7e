import { testSeed } from '@ecommerce/testkit/randomized'
import fc from 'fast-check'
import type { StoredOrder } from './order'
import {
  moneyOf,
  newPayment,
  paymentAfterMove,
  paymentOfOrder,
  type PaymentSnapshot,
  type ProviderDispute,
  type ProviderRefund,
  withRefunded,
  refundableOf,
} from '../payments/payment'
import { planBooking } from '../payments/payment-booking'
import type { StoredRefund } from '../payments/refund'
import { calculateSales, type SalesChange, salesChangesOf } from './sales'
import { figuresTooLarge } from '../../errors/orders'

fc.configureGlobal({ seed: testSeed })

const total = 2_499

/** Action on an order at its provider or in the store; impossible ones have no effect. */
type Act = {
  kind: 'capture' | 'refund-outside' | 'refund' | 'fail-refund' | 'lose-dispute' | 'fail' | 'void' | 'look' | 'cancel'
  share: number
}

class Life {
  order = {
    id: 'order',
    status: 'confirmed',
    paymentMethod: 'stripe',
    totalAmount: total,
    ...moneyOf([newPayment({ id: 'order', paymentMethod: 'stripe', totalAmount: total }, authorized)]),
  } as StoredOrder
  refunds: StoredRefund[] = []
  changes: SalesChange[] = [{ kind: 'sold', amount: 0 }]

  private captured = 0
  private status: PaymentSnapshot['status'] = 'authorized'
  private sent: ProviderRefund[] = []
  private lost: ProviderDispute[] = []
  private ids = 0
  private newId = () => `id-${(this.ids += 1)}`

  act({ kind, share }: Act): void {
    const part = (of: number) => Math.max(1, Math.floor((of * share) / 100))
    const held = this.captured - sumOf(this.sent) - sumOf(this.lost)
    if (kind === 'capture' && this.captured < total && this.status !== 'voided' && this.status !== 'unpaid') {
      this.captured += part(total - this.captured)
      this.status = 'paid'
    }
    if (kind === 'refund-outside' && held > 0)
      this.sent.push({ reference: this.newId(), refundId: null, amount: part(held), status: 'succeeded' })
    if (kind === 'fail-refund') this.sent = this.sent.slice(1)
    if (kind === 'lose-dispute' && held > 0)
      this.lost.push({ reference: this.newId(), amount: part(held), status: 'lost', reason: null })
    if (kind === 'fail' && this.status === 'paid' && this.sent.length + this.lost.length === 0) this.status = 'unpaid'
    if (kind === 'void' && this.status === 'authorized') this.status = 'voided'
    if (kind === 'look') this.look()
    if (kind === 'refund') this.refund(part(refundableOf(paymentOfOrder(this.order))))
    if (kind === 'cancel' && this.order.status === 'confirmed') {
      this.look()
      this.cancel()
    }
  }

  look(): void {
    const snapshot: PaymentSnapshot = {
      reference: 'pi_1',
      status: this.status,
      capturedAmount: this.status === 'paid' ? this.captured : 0,
      refundedAmount: 0,
      refunds: [...this.sent],
      disputes: [...this.lost],
    }
    const payment = paymentOfOrder(this.order)!
    const isOver = this.order.status === 'cancelled'
    const booking = planBooking({ payment, refunds: this.refunds, isOver, newId: this.newId }, snapshot)
    if (!booking) return
    for (const { refund, ...rest } of booking.changed) Object.assign(refund, rest)
    this.refunds.push(...(booking.added as unknown as StoredRefund[]))
    this.become({ ...this.order, ...moneyOf([booking.payment]) })
    if (booking.isLost && this.order.status === 'confirmed') this.cancel()
  }

  private refund(amount: number): void {
    const payment = paymentOfOrder(this.order)!
    if (refundableOf(payment) < amount) return
    const id = this.newId()
    this.sent.push({ reference: `re_${id}`, refundId: id, amount, status: 'succeeded' })
    this.refunds.push({ id, amount, status: 'succeeded', source: 'store', reference: `re_${id}` } as StoredRefund)
    this.become({ ...this.order, ...moneyOf([withRefunded(payment, amount)]) })
  }

  private cancel(): void {
    const { payment } = paymentAfterMove(paymentOfOrder(this.order), { to: 'cancelled', captured: 0 })
    this.become({ ...this.order, status: 'cancelled', ...moneyOf([payment!]) })
  }

  private become(after: StoredOrder): void {
    this.changes.push(...salesChangesOf(this.order, after))
    this.order = after
  }
}

const authorized = { status: 'authorized', reference: 'pi_1' } as const
const sumOf = (all: readonly { amount: number }[]) => all.reduce((sum, { amount }) => sum + amount, 0)

/** Sums changes as the fold does. */
function figuresOf(changes: readonly SalesChange[]) {
  const sum = (...kinds: SalesChange['kind'][]) => sumOf(changes.filter(({ kind }) => kinds.includes(kind)))
  const count = (kind: SalesChange['kind']) => changes.filter((change) => change.kind === kind).length
  const orders = count('sold') - count('cancelled')
  return { orders, revenue: orders * total + sum('sold', 'captured'), refunded: sum('refunded') - sum('cancelled') }
}

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom<Act['kind']>(
      ...(['capture', 'capture', 'refund-outside', 'refund', 'fail-refund', 'lose-dispute'] as const),
      ...(['fail', 'void', 'look', 'look', 'look', 'cancel'] as const),
    ),
    share: fc.integer({ min: 0, max: 100 }),
  }),
  { maxLength: 20 },
)

describe('Sales figures', () => {
  describe('of an order', () => {
    test('equal captured minus refunded for any course of events', () => {
      fc.assert(
        fc.property(acts, (taken) => {
          const life = new Life()
          for (const act of taken) {
            life.act(act)
            const { status, paidAmount, refundedAmount, paymentStatus } = life.order
            const isAwaited = paidAmount === 0 && paymentStatus === 'authorized'
            const figures = figuresOf(life.changes)
            expect(figures).toEqual(
              status === 'cancelled'
                ? { orders: 0, revenue: 0, refunded: 0 }
                : { orders: 1, revenue: isAwaited ? total : paidAmount, refunded: refundedAmount },
            )
            expect(figures.revenue).toBeGreaterThanOrEqual(figures.refunded)
          }
        }),
        { seed: 26, numRuns: 500 },
      )
    })
  })

  describe('beyond safe integers', () => {
    const largest = BigInt(Number.MAX_SAFE_INTEGER)
    const period = { days: ['2026-01-01', '2026-01-02', '2026-01-03', '2026-01-04'], timezone: 'UTC', currency: 'USD' }
    const day = (name: string, revenueAmount: bigint, refundedAmount = 0n) => ({
      day: name,
      orders: 1n,
      revenueAmount,
      refundedAmount,
    })
    const errorOf = (
      days: ReturnType<typeof day>[],
      products: Parameters<typeof calculateSales>[1]['products'] = [],
    ) => {
      const figures = calculateSales(period, { days, products })
      return 'error' in figures ? figuresTooLarge(figures.error) : figures
    }

    test('are rejected with the periods that can be shown', () => {
      expect(errorOf([day('2026-01-03', 5n), day('2026-01-02', largest)])).toMatchObject({
        code: 'total-too-large',
        details: {
          members: {
            periods: [
              { from: '2026-01-01', to: '2026-01-02' },
              { from: '2026-01-03', to: '2026-01-04' },
            ],
            days: [],
          },
        },
      })
    })

    test.each([
      ['revenue', [day('2026-01-02', largest + 1n)], []],
      ['a sum far beyond 2^63', [day('2026-01-02', largest * 5_000n)], []],
      ['what has gone back', [day('2026-01-02', 1n, largest + 1n)], []],
      ['orders', [{ ...day('2026-01-02', 1n), orders: largest + 1n }], []],
      [
        'units of a product',
        [day('2026-01-02', 1n)],
        [{ day: '2026-01-02', productId: 'a', name: 'a', quantity: largest + 2n, revenueAmount: 1n }],
      ],
      [
        'revenue of a product',
        [day('2026-01-02', 1n)],
        [{ day: '2026-01-02', productId: 'a', name: 'a', quantity: 1n, revenueAmount: largest + 2n }],
      ],
    ])('name the inexact day: %s', (_what, days, products) => {
      expect(errorOf(days, products)).toMatchObject({
        details: {
          members: {
            periods: [
              { from: '2026-01-01', to: '2026-01-01' },
              { from: '2026-01-03', to: '2026-01-04' },
            ],
            days: ['2026-01-02'],
          },
        },
      })
    })
  })
})
