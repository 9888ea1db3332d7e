import { AppError } from '@ecommerce/shared/errors'

/** One answer for an unknown e-mail, a wrong password and a disabled account. */
export const invalidCredentials = () =>
  new AppError('unauthenticated', 'invalid-credentials', 'The e-mail or the password is wrong.')
