import type { ChannelName } from './channel'

export const statuses = ['queued', 'sent', 'failed', 'read'] as const

export type Status = (typeof statuses)[number]

export type NotificationRef = { recipientId: string; id: string }

/** What somebody is to be told, before it has an id and a state. */
export type Draft = {
  /** Whose list it stands in, if anybody's. */
  recipientId: string | null
  userId: string | null
  channel: ChannelName
  sentTo: string
  template: string | null
  subject: string
  text: string
  html: string | null
  /** What goes where the texts, or the address, have its `secretMark`. */
  sealedSecret?: string
}

export type Notification = NotificationRef & {
  userId: string | null
  channel: ChannelName
  sentTo: string
  template: string | null
  subject: string
  status: Status
  attempts: number
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
  readAt: Date | null
}
