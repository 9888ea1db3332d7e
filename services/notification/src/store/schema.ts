import type { ColumnType, Generated, Kysely, Transaction } from 'kysely'
import type { ChannelName } from '../domain/channel'
import type { Cause, Status } from '../domain/notification'
import type { Choices } from '../domain/preferences'

export interface Schema {
  notifications: {
    recipientId: string
    id: string
    userId: string | null
    channel: ChannelName
    sentTo: string
    template: string | null
    subject: string
    text: string
    html: string | null
    sealedSecret: string | null
    status: Status
    attempts: Generated<number>
    lastError: string | null
    dueAt: Generated<Date>
    sendingUntil: Date | null
    lease: string | null
    request: ColumnType<Cause | null, string | null, never>
    createdAt: Generated<Date>
    sentAt: Date | null
    readAt: Date | null
    position: number | null
  }
  knownUsers: {
    userId: string
    email: string | null
    name: string | null
    locale: string | null
    emailVerified: Generated<boolean>
    marketingConsent: Generated<boolean>
    choices: ColumnType<Choices, string | undefined, string>
    position: Generated<number>
    version: Generated<number>
    erasedAt: Date | null
  }
}

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
