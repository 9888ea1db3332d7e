import type { Contact } from '@ecommerce/contracts/customer'
import type { Generated, Kysely, Transaction } from 'kysely'
import type { ChannelName } from '../domain/channel'
import type { Status } from '../domain/notification'

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
    status: Status
    attempts: Generated<number>
    lastError: string | null
    sendingUntil: Date | null
    createdAt: Generated<Date>
    sentAt: Date | null
    readAt: Date | null
  }
  contacts: Contact
}

export type Db = Kysely<Schema>
export type Tx = Transaction<Schema>
