import type { ReservationStatus } from '@ecommerce/contracts/inventory'

/** Effect of a transition per unit: on hand, reserved, restocked; `kind` is the ledger's. */
export const effects = {
  commit: { stock: -1, reserved: -1, restocked: 0, kind: 'sale' },
  commitLate: { stock: -1, reserved: 0, restocked: 0, kind: 'sale' },
  release: { stock: 0, reserved: -1, restocked: 0, kind: null },
  rehold: { stock: 0, reserved: 1, restocked: 0, kind: null },
  restock: { stock: 1, reserved: 0, restocked: 1, kind: 'restock' },
} as const

export type Effect = (typeof effects)[keyof typeof effects]
export type Transition = { from: ReservationStatus; to: ReservationStatus; effect: Effect | null }

const release: Transition[] = [
  { from: 'held', to: 'released', effect: effects.release },
  { from: 'expired', to: 'released', effect: null },
]
const restockSold: Transition = { from: 'committed', to: 'restocked', effect: effects.restock }

/** Transitions by request; of several, the one that starts from the status applies. */
export const transitions = {
  commit: [
    { from: 'held', to: 'committed', effect: effects.commit },
    { from: 'expired', to: 'committed', effect: effects.commitLate },
  ],
  release,
  restock: [...release, restockSold],
  restockSold,
  expire: { from: 'held', to: 'expired', effect: effects.release },
  rehold: { from: 'expired', to: 'held', effect: effects.rehold },
} as const satisfies Record<string, Transition | readonly Transition[]>

/** Action when an order with a reservation reserves again. */
export const whenReservedAgain: Readonly<Record<ReservationStatus, 'prolong' | 'rehold' | 'keep' | 'refuse'>> = {
  held: 'prolong',
  expired: 'rehold',
  committed: 'keep',
  released: 'refuse',
  restocked: 'refuse',
}

/** Action when units are returned: only committed ones can be restocked. */
export const whenReturned: Readonly<Record<ReservationStatus, 'restock' | 'refuse' | 'ignore'>> = {
  committed: 'restock',
  held: 'refuse',
  expired: 'refuse',
  released: 'ignore',
  restocked: 'ignore',
}

/** Returns true in the second half of a reservation, which limits writes by repeated requests. */
export const isHalfOver = ({ leftMs, ttlSeconds }: { leftMs: number; ttlSeconds: number }): boolean =>
  leftMs <= ttlSeconds * 500
