/** Conflict with a concurrent change; nothing was written and the batch is retried. */
export class ConcurrentChangeError extends Error {
  override readonly name = 'ConcurrentChangeError'
}

/** Deadlock, serialization failure, lock time-out: the next try may succeed. */
export const isTransient = (error: unknown) =>
  error instanceof ConcurrentChangeError || /^(40P01|40001|55P03)$/.test(stateOf(error))

/** Returns true for errors of a value or row: classes 22 and 23 (PostgreSQL, appendix A). */
export const isRowError = (error: unknown) => /^2[23]/.test(stateOf(error))

const stateOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
