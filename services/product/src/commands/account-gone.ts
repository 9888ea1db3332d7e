import { AppError } from '@ecommerce/shared/errors'

/** Tokens live on for some minutes when a person has been erased. */
export const accountGone = () =>
  new AppError('unauthenticated', 'token-invalid', 'This account does not exist any more.')
