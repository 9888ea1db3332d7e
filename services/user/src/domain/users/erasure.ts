/** Which service has erased its part, and when. */
export type ErasureReceipt = { service: string; doneAt: Date | null }

export type Erasure = { userId: string; requestedAt: Date; receipts: ErasureReceipt[] }
