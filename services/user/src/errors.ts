import { AppError } from '@ecommerce/shared/errors'

/** Same error for an unknown e-mail, a wrong password and a disabled account. */
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

/** A body whose fault only the command can see. */
const invalidField = (path: string, fault: string) =>
  new AppError('invalid', 'invalid-request', 'The request is not valid; errors names every fault.', {
    errors: [{ path, message: `${path} ${fault}` }],
  })

export const passwordRefused = (fault: string) => invalidField('newPassword', fault)

export const postalCodeNeeded = () => invalidField('postalCode', 'is required in this country')

export const emailTaken = () =>
  new AppError('conflict', 'email-taken', 'There is an account with this e-mail already. Sign in instead.')

export const emailAlreadyVerified = () =>
  new AppError('conflict', 'email-already-verified', 'This e-mail address has been confirmed already.')

export const mfaTokenInvalid = () =>
  new AppError(
    'unauthenticated',
    'token-invalid',
    'The mfaToken is not valid: it was used or is older than five minutes. Sign in again.',
  )

export const refreshTokenInvalid = () =>
  new AppError('unauthenticated', 'token-invalid', 'This refresh token is not valid. Sign in again.')

export const refreshTokenReused = () =>
  new AppError(
    'unauthenticated',
    'token-reused',
    'This refresh token was used before, so its session has been ended. Sign in again.',
  )

export const sessionNotFound = () => new AppError('not-found', 'session-not-found', 'There is no such session.')

export const mfaRequired = () =>
  new AppError(
    'forbidden',
    'mfa-required',
    'Admins of this shop need a second factor: set it up at POST /api/users/mfa/setup, enable it, then refresh.',
  )

export const mfaNotSetUp = () =>
  new AppError('conflict', 'mfa-not-set-up', 'Set MFA up first: POST /api/users/mfa/setup.')

export const mfaAlreadyEnabled = () =>
  new AppError('conflict', 'mfa-already-enabled', 'MFA is on already. Disable it first to set it up anew.')

export const mfaNotEnabled = () =>
  new AppError('not-found', 'mfa-not-enabled', 'There is no such user, or MFA is not on for them.')

export const tooManyAddresses = (limit: number) =>
  new AppError(
    'conflict',
    'too-many-addresses',
    `There are ${limit} addresses already. Delete one that is not needed any more.`,
  )

export const addressNotFound = () => new AppError('not-found', 'address-not-found', 'There is no such address.')

export const erasureNotFound = () =>
  new AppError('not-found', 'erasure-not-found', 'Nobody with this id has been erased.')

export const roleForbidden = (role: string) =>
  new AppError('forbidden', 'forbidden', `This is not for the role ${role}.`)
