import { AppError, unavailable } from '../errors'

/**
 * Converts a database error by its code (PostgreSQL, appendix A): unavailable is 503, unstorable 400, a defect
 * undefined.
 */
export function toDatabaseError(error: unknown): AppError | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (down.has(code) || code.startsWith('08') || code.startsWith('53') || lost.test(error.message))
    return unavailable('The database is not answering. Please try again.', error)
  if (code.startsWith('22'))
    return new AppError('invalid', 'invalid-request', 'The request holds a value that cannot be stored.', {
      cause: error,
    })
  return undefined
}

/** True when a dependency, not the input, made the work fail. */
export const isUnavailable = (error: unknown): boolean =>
  (error instanceof AppError ? error : toDatabaseError(error))?.kind === 'unavailable'

/** Admin shutdown, starting up, deadlock, serialization, lock and statement time-outs, and the socket's own. */
const down = new Set([
  '57P01', '57P02', '57P03', '40P01', '40001', '55P03', '57014', '25P03',
  'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH',
]) // prettier-ignore
const lost = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/

/** Name of the violated check constraint, if any. */
export const violatedCheck = (error: unknown) => violatedConstraint(error, '23514')

/** Name of the violated unique constraint, if any. */
export const violatedUnique = (error: unknown) => violatedConstraint(error, '23505')

/** Name of the violated foreign key, if any. */
export const violatedReference = (error: unknown) => violatedConstraint(error, '23503')

function violatedConstraint(error: unknown, code: string): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== code) return undefined
  return 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : ''
}
