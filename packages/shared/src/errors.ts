/** HTTP status of each kind of error; the list is closed. */
export const statusByKind = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'too-many-requests': 429,
  unavailable: 503,
} as const

export type ErrorKind = keyof typeof statusByKind

/** Validation error; `path` is dotted, as in `items.0.quantity`. */
export type FieldError = { path: string; message: string } & Record<string, unknown>

export type ErrorDetails = {
  errors?: readonly FieldError[]
  /** Further members of the problem document (RFC 9457, section 3.2), such as `available`. */
  members?: Record<string, unknown>
  retryAfterSeconds?: number
  cause?: unknown
}

/**
 * Expected error with a stable kebab-case `code` and a sentence for people. Any other error is a defect and a plain
 * 500.
 */
export class AppError extends Error {
  override readonly name = 'AppError'

  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message, { cause: details.cause })
  }
}

export const conflict = (code: string, message: string, details?: ErrorDetails) =>
  new AppError('conflict', code, message, details)

export const notFound = (code: string, message: string, details?: ErrorDetails) =>
  new AppError('not-found', code, message, details)

/** A dependency is down or slow: 503 with `Retry-After`. */
export const unavailable = (message: string, cause?: unknown) =>
  new AppError('unavailable', 'service-unavailable', message, { retryAfterSeconds: 2, cause })
