import type { NotificationRef } from './domain/notification'
import type { ReviewNotice } from './domain/template-data'

export const sendNotificationTask = 'send-notification'

/** `turnAt` is the slot acquired from a channel's rate limit. */
export type DeliveryJob = NotificationRef & { turnAt?: string }

export const sendReviewRequestTask = 'ask-for-review'

/** Id only, as it waits for days and personal data could be erased. */
export type ReviewRequest = Omit<ReviewNotice, 'name'> & { userId: string; orderId: string }

export const reviewRequestKey = (orderId: string): string => `${sendReviewRequestTask}/${orderId}`
