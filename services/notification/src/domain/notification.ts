import type { ChannelName } from './channel'
import { withoutSecret } from './one-time-secret'

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

/** A notification as the API shows it; its text stays inside, for a mail's may hold a secret link. */
export const toNotificationView = (notification: Notification) => ({
  id: notification.id,
  ...(notification.userId !== null && { userId: notification.userId }),
  to: withoutSecret(notification.sentTo),
  channel: notification.channel,
  ...(notification.template !== null && { template: notification.template }),
  subject: notification.subject,
  status: notification.status,
  attempts: notification.attempts,
  ...(notification.lastError !== null && { lastError: notification.lastError }),
  createdAt: notification.createdAt.toISOString(),
  ...(notification.sentAt && { sentAt: notification.sentAt.toISOString() }),
  ...(notification.readAt && { readAt: notification.readAt.toISOString() }),
})

/** A notification as the person it was for may have it. */
export const toPersonalView = (notification: Notification & { text: string }) => ({
  ...toNotificationView(notification),
  text: withoutSecret(notification.text),
})
