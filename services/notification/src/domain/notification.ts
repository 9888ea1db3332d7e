import type { ChannelName } from './channel'

export const statuses = ['queued', 'sent', 'failed', 'read'] as const

export type Status = (typeof statuses)[number]

/** Status after reading: queued ones stay queued and are delivered. */
export const statusOnceRead: Readonly<Record<Status, Status>> = {
  queued: 'queued',
  sent: 'read',
  failed: 'failed',
  read: 'read',
}

/** Status after delivery, which may follow reading. */
export const statusOnceDelivered: Readonly<Record<'unread' | 'read', Status>> = { unread: 'sent', read: 'read' }

/** Status after a failed attempt. */
export const statusOnceFailed = (
  { permanent, attempts }: { permanent: boolean; attempts: number },
  maxAttempts: number,
): 'queued' | 'failed' => (permanent || attempts >= maxAttempts ? 'failed' : 'queued')

/** The request that caused a notification; `traceparent` is W3C Trace Context. */
export type Cause = { requestId: string; traceparent: string }

export type NotificationRef = { recipientId: string; id: string }

/** Notification without id and state. */
export type Draft = {
  /** Owner of the list it appears in. */
  recipientId: string | null
  userId: string | null
  channel: ChannelName
  sentTo: string
  template: string | null
  subject: string
  text: string
  html: string | null
  /** Secret that replaces `secretMark` in the texts or the address. */
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
