import type { Device } from '../sessions/session'

export const auditTypes = [
  'registered', 'signed-in', 'sign-in-failed', 'locked', 'signed-out', 'session-ended', 'sessions-ended', 'refresh-token-reused',
  'password-changed', 'password-reset-requested', 'password-reset', 'email-verified',
  'mfa-enabled', 'mfa-disabled', 'mfa-reset', 'recovery-codes-renewed', 'recovery-code-used',
  'role-changed', 'status-changed', 'data-exported', 'erased',
] as const // prettier-ignore

export type AuditType = (typeof auditTypes)[number]

/** Security-relevant event of an account, without secrets and addresses. */
export type AuditEvent = Device & {
  userId: string
  id: string
  type: AuditType
  /** Actor, when it was not the user. */
  actorId: string | null
  requestId: string | null
  details: Record<string, string>
  createdAt: Date
}

/** Account of events without one: the nil UUID. */
export const NIL_USER_ID = '00000000-0000-0000-0000-000000000000'
