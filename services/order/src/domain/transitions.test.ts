import { termsErrorReason, type StoredPromotion } from './carts/promotion'
import { checkoutMoves } from './orders/checkout-moves'
import { manualTransitions, orderStatuses } from './orders/order-status'
import { salesChangesOf, salesChangesOfRefund, salesEffects } from './orders/sales'
import { isWatched, mayBecome, paymentStatesThatMayBecome } from './payments/payment'
import { freesUnits, returnStatusesThatMayBecome } from './payments/return'

describe('Transitions', () => {
  describe('transitions', () => {
    test('a checkout moves pending orders alone, and where no person may', () => {
      for (const { from, to } of Object.values(checkoutMoves)) {
        expect(from).toEqual(['pending'])
        for (const status of orderStatuses)
          expect(manualTransitions[status].includes(to) && status === 'pending').toBe(false)
      }
    })

    test('a payment is released before any money moved, and never after', () => {
      expect(paymentStatesThatMayBecome('released')).toEqual(['unpaid', 'processing', 'authorized'])
      expect(paymentStatesThatMayBecome('processing')).toEqual(['unpaid'])
      expect(paymentStatesThatMayBecome('paid').every((from) => mayBecome(from, 'paid'))).toBe(true)
    })

    test('a provider is asked about a payment until it is final; nobody is about one by hand', () => {
      expect(isWatched({ provider: 'stripe', status: 'paid' })).toBe(true)
      expect(isWatched({ provider: 'stripe', status: 'released' })).toBe(true)
      expect(isWatched({ provider: 'stripe', status: 'voided' })).toBe(false)
      expect(isWatched({ provider: 'manual', status: 'authorized' })).toBe(false)
    })

    test('a return is decided once, and one that is rejected frees its units', () => {
      expect(returnStatusesThatMayBecome('approved')).toEqual(['requested'])
      expect(returnStatusesThatMayBecome('rejected')).toEqual(['requested'])
      expect([freesUnits('rejected'), freesUnits('approved')]).toEqual([true, false])
    })
  })

  describe('figures', () => {
    const order = { totalAmount: 1_000, paidAmount: 0, refundedAmount: 0 }
    const pending = { ...order, status: 'pending', paymentStatus: 'unpaid' } as const
    const confirmed = { ...order, status: 'confirmed', paymentStatus: 'authorized' } as const

    test('count an order once it is sold, at its total until money is received', () => {
      expect(salesChangesOf(pending, confirmed)).toEqual([{ kind: 'sold', amount: 0 }])
      expect(salesChangesOf(pending, { ...confirmed, paymentStatus: 'paid', paidAmount: 400 })).toEqual([
        { kind: 'sold', amount: -600 },
      ])
      expect(salesChangesOf(pending, { ...pending, status: 'failed' })).toEqual([])
    })

    test('note a refund of goods alone, and none of an order that is not sold', () => {
      expect(salesChangesOfRefund(confirmed, 0)).toEqual([{ kind: 'refunded', amount: 0 }])
      expect(salesChangesOfRefund(pending, 5)).toEqual([])
    })

    test('know every kind of change, and a cancelled order takes back what it added', () => {
      const effects = new Map(salesEffects.map(({ kind, ...effect }) => [kind, effect]))
      expect([...effects.keys()].toSorted()).toEqual(['cancelled', 'captured', 'refunded', 'sold'])
      expect(effects.get('sold')!.orders + effects.get('cancelled')!.orders).toBe(0)
      expect(effects.get('refunded')!.refunded + effects.get('cancelled')!.refunded).toBe(0)
    })
  })

  describe('terms of a coupon', () => {
    const now = new Date('2026-03-01T00:00:00Z')
    const terms = { startsAt: null, endsAt: null, archivedAt: null, usageLimit: null, used: 0 }
    const refusal = (changes: Partial<StoredPromotion>) => termsErrorReason({ ...terms, ...changes }, now)

    test('hold from their start to before their end, for as many orders as they say', () => {
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
