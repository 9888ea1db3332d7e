import { AppError, type Fault } from '@ecommerce/shared/errors'

/** Validation error found after parsing. */
export const invalidRequest = (
  errors: readonly Fault[],
  message = 'The request is not valid; errors lists every problem.',
) => new AppError('invalid', 'invalid-request', message, { errors })

export const invalidField = (path: string, message: string) => invalidRequest([{ path, message }], `${message}.`)

export const endsBeforeStart = () => invalidField('to', 'to must not be before from')

export const periodTooLong = (mostDays: number) => invalidField('from', `from must be within ${mostDays} days of to`)

export const otherCurrency = (path: string, currency: string) =>
  invalidField(`${path}.currency`, `${path}.currency must be ${currency}`)

export const accountGone = () =>
  new AppError('unauthenticated', 'token-invalid', 'The account no longer exists. Sign in with another one.')

export const orderTokenMissing = () =>
  new AppError('unauthenticated', 'token-missing', "Sign in, or send the order's X-Order-Token.")
