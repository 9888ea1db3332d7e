import { termsErrorReason, type StoredPromotion } from './carts/promotion'
import { checkoutMoves } from './orders/checkout-moves'
import { manualTransitions, orderStatuses } from './orders/order-status'
import { salesChangesOf, salesChangesOfRefund, salesEffects } from './orders/sales'
import { isWatched, mayBecome, paymentStatesThatMayBecome } from './payments/payment'
import { freesUnits, returnStatusesThatMayBecome } from './payments/return'

describe('Transitions', () => {
  describe('state machines', () => {
    test('let checkouts move pending orders only, and people no pending ones', () => {
      for (const { from, to } of Object.values(checkoutMoves)) {
        expect(from).toEqual(['pending'])
        for (const status of orderStatuses)
          expect(manualTransitions[status].includes(to) && status === 'pending').toBe(false)
      }
    })

    test('release payments before money moved only', () => {
      expect(paymentStatesThatMayBecome('released')).toEqual(['unpaid', 'processing', 'authorized'])
      expect(paymentStatesThatMayBecome('processing')).toEqual(['unpaid'])
      expect(paymentStatesThatMayBecome('paid').every((from) => mayBecome(from, 'paid'))).toBe(true)
    })

    test('check payments at a provider until final, never manual ones', () => {
      expect(isWatched({ provider: 'stripe', status: 'paid' })).toBe(true)
      expect(isWatched({ provider: 'stripe', status: 'released' })).toBe(true)
      expect(isWatched({ provider: 'stripe', status: 'voided' })).toBe(false)
      expect(isWatched({ provider: 'manual', status: 'authorized' })).toBe(false)
    })

    test('decide a return once and free the units of a rejected one', () => {
      expect(returnStatusesThatMayBecome('approved')).toEqual(['requested'])
      expect(returnStatusesThatMayBecome('rejected')).toEqual(['requested'])
      expect([freesUnits('rejected'), freesUnits('approved')]).toEqual([true, false])
    })
  })

  describe('sales figures', () => {
    const order = { totalAmount: 1_000, paidAmount: 0, refundedAmount: 0 }
    const pending = { ...order, status: 'pending', paymentStatus: 'unpaid' } as const
    const confirmed = { ...order, status: 'confirmed', paymentStatus: 'authorized' } as const

    test('count an order once sold, at its total until money is received', () => {
      expect(salesChangesOf(pending, confirmed)).toEqual([{ kind: 'sold', amount: 0 }])
      expect(salesChangesOf(pending, { ...confirmed, paymentStatus: 'paid', paidAmount: 400 })).toEqual([
        { kind: 'sold', amount: -600 },
      ])
      expect(salesChangesOf(pending, { ...pending, status: 'failed' })).toEqual([])
    })

    test('include refunds of goods only, and no unsold orders', () => {
      expect(salesChangesOfRefund(confirmed, 0)).toEqual([{ kind: 'refunded', amount: 0 }])
      expect(salesChangesOfRefund(pending, 5)).toEqual([])
    })

    test('reverse an order’s changes on cancellation', () => {
      const effects = new Map(salesEffects.map(({ kind, ...effect }) => [kind, effect]))
      expect([...effects.keys()].toSorted()).toEqual(['cancelled', 'captured', 'refunded', 'sold'])
      expect(effects.get('sold')!.orders + effects.get('cancelled')!.orders).toBe(0)
      expect(effects.get('refunded')!.refunded + effects.get('cancelled')!.refunded).toBe(0)
    })
  })

  describe('coupon terms', () => {
    const now = new Date('2026-03-01T00:00:00Z')
    const terms = { startsAt: null, endsAt: null, archivedAt: null, usageLimit: null, used: 0 }
    const refusal = (changes: Partial<StoredPromotion>) => termsErrorReason({ ...terms, ...changes }, now)

    test('are valid from start until before the end, for a number of orders', () => {
      expect(refusal({})).toBeUndefined()
      expect(refusal({ startsAt: now })).toBeUndefined()
      expect(refusal({ startsAt: new Date(now.getTime() + 1) })).toBe('not-started')
      expect(refusal({ endsAt: now })).toBe('ended')
      expect(refusal({ endsAt: new Date(now.getTime() + 1) })).toBeUndefined()
      expect(refusal({ usageLimit: 2, used: 1 })).toBeUndefined()
      expect(refusal({ usageLimit: 2, used: 2 })).toBe('used-up')
      expect(refusal({ archivedAt: now })).toBe('ended')
    })
  })
})
