import type { Generated, Kysely, Transaction } from 'kysely'
import type { StoredAddress } from '../domain/users/address'
import type { AuditEvent } from '../domain/users/audit'
import type { TokenPurpose } from '../domain/tokens/one-time-token'
import type { Role, UserStatus } from '../domain/users/user'

export interface Schema {
  users: {
    id: string
    email: string
    name: string
    role: Role
    status: Generated<UserStatus>
    locale: string
    emailVerifiedAt: Date | null
    emailOwnedAt: Date | null
    marketingConsentAt: Date | null
    deviceEpoch: Generated<number>
    version: Generated<number>
    tokenVersion: Generated<number>
    createdAt: Generated<Date>
    updatedAt: Generated<Date>
  }
  credentials: { email: string; userId: string; passwordHash: string }
  sessions: {
    userId: string
    id: string
    userAgent: string | null
    ip: string | null
    createdAt: Generated<Date>
    lastUsedAt: Generated<Date>
    endedAt: Date | null
  }
  refreshTokens: { userId: string; sessionId: string; hash: Buffer; expiresAt: Date; usedAt: Date | null }
  addresses: StoredAddress & { userId: string }
  oneTimeTokens: {
    userId: string
    purpose: TokenPurpose
    hash: Buffer
    createdAt: Generated<Date>
    expiresAt: Date
  }
  failedAttempts: {
    subject: Buffer
    failedAt: Date[]
    lockedUntil: Date | null
    notifiedAt: Date | null
    updatedAt: Generated<Date>
  }
  mfa: { userId: string; sealedSecret: string; enabledAt: Date | null; lastStep: Generated<number> }
  recoveryCodes: { userId: string; hash: Buffer }
  auditEvents: Omit<AuditEvent, 'createdAt'> & { createdAt: Generated<Date> }
  erasures: { userId: string; requestedAt: Generated<Date> }
  erasureReceipts: { userId: string; service: string; doneAt: Date | null }
}

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
