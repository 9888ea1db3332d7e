/** Which service has erased its part, and when. */
export type ErasureReceipt = { service: string; doneAt: Date | null }

export type Erasure = { userId: string; requestedAt: Date; receipts: ErasureReceipt[] }

export const toErasureView = ({ userId, requestedAt, receipts }: Erasure) => ({
  id: userId,
  status: receipts.every(({ doneAt }) => doneAt) ? 'done' : 'pending',
  requestedAt: requestedAt.toISOString(),
  services: receipts.map(({ service, doneAt }) => ({
    service,
    status: doneAt ? 'done' : 'pending',
    ...(doneAt && { doneAt: doneAt.toISOString() }),
  })),
})
