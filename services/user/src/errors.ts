import { AppError } from '@ecommerce/shared/errors'

/** Same error for unknown address, wrong password and disabled account. */
export const invalidCredentials = () =>
  new AppError('unauthenticated', 'invalid-credentials', 'The e-mail or the password is wrong.')

export const invalidCode = () =>
  new AppError(
    'unauthenticated',
    'invalid-code',
    'The code is wrong or already used. Enter the next one, or a recovery code.',
  )

/** Same error for existing and unknown accounts. */
export const accountLocked = (until: Date) =>
  new AppError(
    'too-many-requests',
    'account-locked',
    'Too many failed attempts. Wait 15 minutes, or reset the password by e-mail.',
    { retryAfterSeconds: Math.max(1, Math.ceil((until.getTime() - Date.now()) / 1_000)) },
  )

export const tokenInvalid = () =>
  new AppError(
    'invalid',
    'token-invalid',
    'The link is not valid: it was used, has expired, or is incomplete. Request a new one.',
  )

export const tooManyMails = () =>
  new AppError(
    'too-many-requests',
    'too-many-mails',
    'Too many mails were sent to this address in the last hour. Check the spam folder, or try again later.',
    { retryAfterSeconds: 3_600 },
  )

export const emailNotVerified = () =>
  new AppError(
    'forbidden',
    'email-not-verified',
    'Verify your e-mail address first: open the link in the mail, or request it again with POST /api/users/email/resend.',
  )

export const lastAdmin = () =>
  new AppError('conflict', 'last-admin', 'This is the last active admin. Make another user an admin first.')

/** A good access token outlives its account by up to 15 minutes. */
export const accountGone = () =>
  new AppError('unauthenticated', 'token-invalid', 'The account is disabled or no longer exists.')

export const userNotFound = () => new AppError('not-found', 'user-not-found', 'The user does not exist.')

/** Validation error found by a command. */
const invalidField = (path: string, fault: string) =>
  new AppError('invalid', 'invalid-request', 'The request is not valid; errors lists every problem.', {
    errors: [{ path, message: `${path} ${fault}` }],
  })

export const passwordRejected = (fault: string) => invalidField('newPassword', fault)

export const postalCodeNeeded = () => invalidField('postalCode', 'is required in this country')

export const emailTaken = () =>
  new AppError('conflict', 'email-taken', 'An account with this e-mail exists. Sign in instead.')

export const emailAlreadyVerified = () =>
  new AppError('conflict', 'email-already-verified', 'The e-mail address is already verified.')

export const mfaTokenInvalid = () =>
  new AppError(
    'unauthenticated',
    'token-invalid',
    'The mfaToken was used or is older than five minutes. Sign in again.',
  )

export const refreshTokenInvalid = () =>
  new AppError('unauthenticated', 'token-invalid', 'The refresh token is not valid. Sign in again.')

export const refreshTokenReused = () =>
  new AppError(
    'unauthenticated',
    'token-reused',
    'The refresh token was already used, so its session was ended. Sign in again.',
  )

export const sessionNotFound = () => new AppError('not-found', 'session-not-found', 'The session does not exist.')

export const mfaRequired = () =>
  new AppError(
    'forbidden',
    'mfa-required',
    'Admins of this store need a second factor: set it up with POST /api/users/mfa/setup, enable it, then refresh.',
  )

export const mfaNotSetUp = () =>
  new AppError('conflict', 'mfa-not-set-up', 'Set up MFA first: POST /api/users/mfa/setup.')

export const mfaAlreadyEnabled = () =>
  new AppError('conflict', 'mfa-already-enabled', 'MFA is already enabled. Disable it first to set it up again.')

export const mfaNotEnabled = () =>
  new AppError('not-found', 'mfa-not-enabled', 'The user does not exist or has not enabled MFA.')

export const tooManyAddresses = (limit: number) =>
  new AppError('conflict', 'too-many-addresses', `The address book holds ${limit} addresses. Delete one first.`)

export const addressNotFound = () => new AppError('not-found', 'address-not-found', 'The address does not exist.')

export const erasureNotFound = () => new AppError('not-found', 'erasure-not-found', 'There is no erasure with this id.')

export const roleForbidden = (role: string) =>
  new AppError('forbidden', 'forbidden', `The role ${role} is not allowed to do this.`)
