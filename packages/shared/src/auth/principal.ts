/** Authenticated account or service (`role: 'service'`, with its name as `subject`). */
export type Principal = {
  subject: string
  role: string
  sessionId?: string
  /** Increases with each change of role (claim `ver`). */
  tokenVersion?: number
  expiresAt?: Date
}

declare global {
  // Express reads its types from this namespace.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace Express {
    interface Request {
      principal?: Principal
    }
  }
}
