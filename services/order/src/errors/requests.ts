import { AppError, type FieldError } from '@ecommerce/shared/errors'

/** Validation error found after parsing. */
export const invalidRequest = (
  errors: readonly FieldError[],
  message = 'The request is not valid; errors lists every problem.',
) => new AppError('invalid', 'invalid-request', message, { errors })

export const invalidField = (path: string, message: string) => invalidRequest([{ path, message }], `${message}.`)

export const endsBeforeStart = () => invalidField('to', 'to must not be before from')

export const periodTooLong = (maxDays: number) => invalidField('from', `from must be within ${maxDays} days of to`)

export const otherCurrency = (path: string, currency: string) =>
  invalidField(`${path}.currency`, `${path}.currency must be ${currency}`)

export const accountGone = () =>
  new AppError('unauthenticated', 'token-invalid', 'The account no longer exists. Sign in with another one.')

export const orderTokenMissing = () =>
  new AppError('unauthenticated', 'token-missing', "Sign in, or send the order's X-Order-Token.")
