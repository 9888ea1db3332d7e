import { type EventData, eventData } from '@ecommerce/contracts/events'
import { createEventHandler } from '@ecommerce/shared/events/receive'
import { advertise } from '../../commands/mails/advertise'
import { cancelReviewRequest, planReviewRequest } from '../../commands/mails/plan-review-request'
import { tellAccountOwner } from '../../commands/mails/tell-account-owner'
import { tellBuyer } from '../../commands/mails/tell-buyer'
import { tellMfaChange } from '../../commands/mails/tell-mfa-change'
import { tellAttention, tellDispute, tellLowStock } from '../../commands/mails/tell-staff'
import { tellWaiting } from '../../commands/mails/tell-waiting'
import { sendOneTimeLink } from '../../commands/messages/send-one-time-link'
import { eraseUser } from '../../commands/notifications/erase-user'
import type { Context } from '../../context'
import { saveKnownUser } from '../../store/known-users'
import type { Schema } from '../../store/schema'

export const eventHandler = (ctx: Context) =>
  createEventHandler<Schema, EventData>({
    db: ctx.db,
    metrics: ctx.metrics,
    schemas: eventData,
    handlers: {
      'user.registered': (tx, contact) => tellAccountOwner(ctx, tx, 'welcome', contact),
      'user.updated': saveKnownUser,
      'user.email-verification-requested': (tx, request) => sendOneTimeLink(ctx, tx, 'verify-email', request),
      'user.password-reset-requested': (tx, request) => sendOneTimeLink(ctx, tx, 'reset-password', request),
      'user.password-changed': (tx, change) => tellAccountOwner(ctx, tx, 'password-changed', change),
      'user.mfa-changed': (tx, change) => tellMfaChange(ctx, tx, change),
      'user.locked': (tx, lock) => tellAccountOwner(ctx, tx, 'account-locked', lock),
      'user.erased': (tx, erased) => eraseUser(ctx, tx, erased),
      'user.sessions-ended': (tx, ended) => ctx.auth.endedSessions.receive(tx, ended),
      'product.low-stock': (tx, news) => tellLowStock(ctx, tx, news),
      'product.back-in-stock': (tx, news) => tellWaiting(ctx, tx, news),
      'order.confirmed': (tx, order) => tellBuyer(ctx, tx, 'order-confirmed', order),
      'order.shipped': (tx, order) => tellBuyer(ctx, tx, 'order-shipped', order),
      'order.delivered': async (tx, order) => {
        await tellBuyer(ctx, tx, 'order-delivered', order)
        await planReviewRequest(ctx, tx, order)
      },
      'order.cancelled': (tx, order) => tellBuyer(ctx, tx, 'order-cancelled', order),
      'order.refunded': (tx, order) => tellBuyer(ctx, tx, 'order-refunded', order),
      'order.return-requested': async (tx, order) => {
        await tellBuyer(ctx, tx, 'order-return-requested', order)
        await cancelReviewRequest(tx, order)
      },
      'order.payment-processing': (tx, order) => tellBuyer(ctx, tx, 'order-payment-processing', order),
      'order.payment-failed': (tx, order) => tellBuyer(ctx, tx, 'order-payment-failed', order),
      'payment.disputed': (tx, news) => tellDispute(ctx, tx, news),
      'payment.attention': (tx, news) => tellAttention(ctx, tx, news),
      'cart.abandoned': (tx, { userId, items, subtotal }) =>
        advertise(ctx, tx, 'cart-abandoned', { userId, data: { items, subtotal } }),
    },
  })
