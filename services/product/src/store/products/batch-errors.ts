/** Conflict with a concurrent change; nothing was written, so the batch is tried again. */
export class ConcurrentChangeError extends Error {
  override readonly name = 'ConcurrentChangeError'
}

/** Deadlock, serialization failure, lock time-out: the next try may succeed. */
export const isTransient = (error: unknown) =>
  error instanceof ConcurrentChangeError || /^(40P01|40001|55P03)$/.test(stateOf(error))

/** A value or a row is refused: classes 22 (data exception) and 23 (integrity) of PostgreSQL, appendix A. */
export const isRowFault = (error: unknown) => /^2[23]/.test(stateOf(error))

const stateOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
