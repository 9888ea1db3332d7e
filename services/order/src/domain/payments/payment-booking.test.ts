import { testSeed } from '@ecommerce/testkit/randomized'
import fc from 'fast-check'
import {
  moneyOf,
  newPayment,
  paymentAfterMove,
  type PaymentSnapshot,
  type ProviderDispute,
  type ProviderRefund,
  refundableOf,
  type StoredPayment,
  withPayment,
  withRefunded,
} from './payment'
import { type PaymentBooking, planBooking } from './payment-booking'
import type { StoredOrder } from '../orders/order'
import { planRefund, type StoredRefund } from './refund'
import { refundError } from '../../errors/payments'

fc.configureGlobal({ seed: testSeed })

const total = 10_000
const order = { id: 'order', paymentMethod: 'stripe', totalAmount: total }

/** Action at a provider; impossible ones have no effect. */
type Act = {
  kind: 'capture' | 'refund' | 'end-refund' | 'dispute' | 'end-dispute' | 'look'
  share: number
  yes: boolean
}

class Account {
  captured = 0
  refunds: ProviderRefund[] = []
  disputes: ProviderDispute[] = []

  private get disputed() {
    return this.disputes.reduce((sum, { status, amount }) => sum + (status === 'won' ? 0 : amount), 0)
  }
  get refunded() {
    return this.refunds.reduce((sum, { status, amount }) => sum + (status === 'failed' ? 0 : amount), 0)
  }
  get lost() {
    return this.disputes.reduce((sum, { status, amount }) => sum + (status === 'lost' ? amount : 0), 0)
  }
  get left() {
    return this.captured - this.refunded - this.disputed
  }

  act({ kind, share, yes }: Act): void {
    const amount = 1 + Math.floor((share / 100) * (this.left - 1))
    const reference = `${kind}_${this.refunds.length + this.disputes.length}`
    if (kind === 'capture' && this.captured === 0)
      this.captured = yes ? total : 1 + Math.floor((share / 100) * (total - 1))
    if (kind === 'refund' && this.left > 0)
      this.refunds.push({ reference, refundId: null, amount, status: yes ? 'succeeded' : 'pending' })
    if (kind === 'dispute' && this.left > 0)
      this.disputes.push({ reference, amount, status: 'open', reason: 'fraudulent' })
    const pending = this.refunds.find(({ status }) => status === 'pending')
    if (kind === 'end-refund' && pending) pending.status = yes ? 'succeeded' : 'failed'
    const open = this.disputes.find(({ status }) => status === 'open')
    if (kind === 'end-dispute' && open) open.status = yes ? 'won' : 'lost'
  }

  snapshot(): PaymentSnapshot {
    return {
      reference: 'pi_1',
      status: this.captured > 0 ? 'paid' : 'authorized',
      capturedAmount: this.captured,
      refundedAmount: this.refunded,
      refunds: this.refunds.map((refund) => ({ ...refund })),
      disputes: this.disputes.map((dispute) => ({ ...dispute })),
    }
  }
}

type State = { payment: StoredPayment; refunds: StoredRefund[] }

let ids = 0
const plan = ({ payment, refunds }: State, snapshot: PaymentSnapshot) =>
  planBooking({ payment, refunds, isOver: false, newId: () => `id-${(ids += 1)}` }, snapshot)

/** Applies a booking as the database would. */
function book(state: State, { payment, added, changed }: PaymentBooking): void {
  state.payment = payment
  for (const { refund, ...rest } of changed)
    Object.assign(
      state.refunds.find(({ id }) => id === refund.id)!,
      rest,
    )
  state.refunds.push(
    ...added.map((one) => ({ ...one, items: [] as StoredRefund['items'], restock: false }) as unknown as StoredRefund),
  )
}

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom<Act['kind']>('capture', 'refund', 'end-refund', 'dispute', 'end-dispute', 'look', 'look'),
    share: fc.integer({ min: 0, max: 100 }),
    yes: fc.boolean(),
  }),
  { maxLength: 30 },
)

describe('Payment booking', () => {
  describe('changes by a provider', () => {
    test('lead to the provider’s state whichever steps were observed', () => {
      fc.assert(
        fc.property(acts, (taken) => {
          const account = new Account()
          const state: State = { payment: newPayment(order, { status: 'authorized', reference: 'pi_1' }), refunds: [] }
          const look = () => {
            const booking = plan(state, account.snapshot())
            if (booking) book(state, booking)
          }
          for (const act of taken) {
            if (act.kind === 'look') look()
            else account.act(act)
          }
          look()
          expect(plan(state, account.snapshot())).toBeUndefined()
          const { payment, refunds } = state
          expect(payment.capturedAmount).toBe(account.captured)
          expect(payment.refundedAmount).toBe(account.refunded + account.lost)
          expect(refundableOf(payment)).toBe(account.left)
          const booked = refunds
            .filter(({ status }) => status !== 'failed')
            .reduce((sum, { amount }) => sum + amount, 0)
          expect(booked).toBe(payment.refundedAmount)
        }),
        { seed: 26, numRuns: 300 },
      )
    })
  })

  const payments = fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: total }),
      captured: fc.boolean(),
      refunded: fc.integer({ min: 0, max: 100 }),
    }),
    { minLength: 1, maxLength: 4 },
  )

  function toPayment(
    { amount, captured, refunded }: { amount: number; captured: boolean; refunded: number },
    index: number,
  ) {
    const one = newPayment(
      { ...order, id: `payment-${index}`, totalAmount: amount },
      { status: captured ? 'paid' : 'authorized', reference: null, capturedAmount: captured ? amount : 0 },
    )
    return captured ? withRefunded(one, Math.floor((amount * refunded) / 100)) : one
  }

  describe('an order with several payments', () => {
    test('is paid, refunded and cancelled by their sum', () => {
      fc.assert(
        fc.property(payments, (given) => {
          const all = given.map(toPayment)
          const money = moneyOf(all)
          const sum = (of: (payment: StoredPayment) => number) => all.reduce((so, payment) => so + of(payment), 0)
          expect(money.paidAmount).toBe(sum(({ capturedAmount }) => capturedAmount))
          expect(money.refundedAmount).toBe(sum(({ refundedAmount }) => refundedAmount))
          expect(money.paymentStatus).toBe(expectedStatus(money))
          const cancelled = all.map((payment) => paymentAfterMove(payment, { to: 'cancelled', captured: 0 }))
          const back = cancelled.reduce((so, { refundAmount }) => so + refundAmount, 0)
          expect(back).toBe(money.paidAmount - money.refundedAmount)
        }),
        { seed: 26, numRuns: 300 },
      )
    })

    test('is refunded at most what the requested payment holds', () => {
      fc.assert(
        fc.property(payments, fc.array(fc.integer({ min: 1, max: total }), { maxLength: 8 }), (given, wanted) => {
          const all = given.map(toPayment)
          let today = { ...order, currency: 'USD', items: [], ...moneyOf(all) } as unknown as StoredOrder
          const refund = (amount?: number) => {
            const [held, before] = [refundableOf(today.payments[0]), today.refundedAmount]
            const planned = planRefund(today, { ...(amount !== undefined && { amount }), restock: false })
            if (held === 0 || (amount !== undefined && amount > held)) {
              expect(planned).toEqual({ error: { code: 'refund-exceeds-payment', left: held } })
              return
            }
            if ('error' in planned) throw refundError(planned.error, today)
            expect(planned.amount).toBe(amount ?? held)
            today = { ...today, ...moneyOf(withPayment(today, withRefunded(today.payments[0]!, planned.amount))) }
            expect(today.refundedAmount).toBe(before + planned.amount)
            expect(today.refundedAmount).toBeLessThanOrEqual(today.paidAmount)
          }
          for (const amount of wanted) refund(amount)
          refund()
          expect(refundableOf(today.payments[0])).toBe(0)
          expect(today.payments.slice(1)).toEqual(all.slice(1))
        }),
        { seed: 26, numRuns: 300 },
      )
    })
  })

  function expectedStatus({ paidAmount, refundedAmount }: { paidAmount: number; refundedAmount: number }) {
    if (paidAmount === 0) return 'authorized'
    if (refundedAmount === 0) return 'paid'
    return refundedAmount < paidAmount ? 'partially-refunded' : 'refunded'
  }
})
