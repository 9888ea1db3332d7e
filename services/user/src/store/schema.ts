import type { Generated, Kysely, Transaction } from 'kysely'
import type { Role, UserStatus } from '../domain/user'

export interface Schema {
  users: {
    id: string
    email: string
    name: string
    role: Role
    status: Generated<UserStatus>
    locale: string
    emailVerifiedAt: Date | null
    marketingConsentAt: Date | null
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
}

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
