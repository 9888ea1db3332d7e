import { AppError } from '@ecommerce/shared/errors'

/** One answer for an unknown e-mail, a wrong password and a disabled account. */
export const invalidCredentials = () =>
  new AppError('unauthenticated', 'invalid-credentials', 'The e-mail or the password is wrong.')

export const invalidCode = () =>
  new AppError(
    'unauthenticated',
    'invalid-code',
    'The code is wrong or was used before. Wait for the next one, or use a recovery code.',
  )

/** Too many failures, wherever they came from; the same for accounts that there are and that there are not. */
export const accountLocked = (until: Date) =>
  new AppError(
    'too-many-requests',
    'account-locked',
    'Too many failed tries. Wait a quarter of an hour, or reset the password by e-mail.',
    { retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000)) },
  )

export const tokenInvalid = () =>
  new AppError(
    'invalid',
    'token-invalid',
    'This link is not valid: it was used, has expired, or is incomplete. Ask for a new one.',
  )

export const tooManyMails = () =>
  new AppError(
    'too-many-requests',
    'too-many-mails',
    'Enough mails have been sent to this address in the last hour. Look into the spam folder, or try again later.',
    { retryAfterSeconds: 3_600 },
  )

export const emailNotVerified = () =>
  new AppError(
    'forbidden',
    'email-not-verified',
    'Verify your e-mail address first: open the link in the mail, or have it sent again by POST /api/users/email/resend.',
  )

export const lastAdmin = () =>
  new AppError(
    'conflict',
    'last-admin',
    'This is the last active admin, who has to stay. Make somebody else an admin first.',
  )

/** A good access token outlives its account by up to 15 minutes. */
export const accountGone = () => new AppError('unauthenticated', 'token-invalid', 'This account is disabled or gone.')

export const userNotFound = () => new AppError('not-found', 'user-not-found', 'There is no such user.')
