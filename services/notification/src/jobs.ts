import type { ReviewNotice } from './domain/template-data'

/** Jobs of the version before; a notification is its own queue entry. */
export const sendNotificationTask = 'send-notification'

export const sendReviewRequestTask = 'ask-for-review'

/** Id only, as it waits for days and personal data could be erased. */
export type ReviewRequest = Omit<ReviewNotice, 'name'> & { userId: string; orderId: string }

export const reviewRequestKey = (orderId: string): string => `${sendReviewRequestTask}/${orderId}`
