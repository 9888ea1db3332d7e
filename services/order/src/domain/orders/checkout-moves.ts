import type { PaymentStateName } from '../payments/payment'
import type { OrderStatus } from './order-status'

/** Transitions by checkouts; `manualTransitions` lists those by people. */
export const checkoutMoves = {
  /** The buyer has to pay first, or the payment takes its time. */
  wait: { from: ['pending'], to: 'pending' },
  confirm: { from: ['pending'], to: 'confirmed' },
  fail: { from: ['pending'], to: 'failed' },
} as const satisfies Record<string, { from: readonly OrderStatus[]; to: OrderStatus }>

/** Payment states at which a pending order's cart is already empty. */
export const statesAfterCart: readonly PaymentStateName[] = ['processing']
