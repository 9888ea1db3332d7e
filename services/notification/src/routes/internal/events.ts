import { eventData } from '@ecommerce/contracts/event-schemas'
import type { EventData } from '@ecommerce/contracts/events'
import { createEventHandler } from '@ecommerce/shared/events/receive'
import { sendMarketingMail } from '../../commands/mails/send-marketing-mail'
import { cancelReviewRequest, planReviewRequest } from '../../commands/mails/plan-review-request'
import { sendAccountMail } from '../../commands/mails/send-account-mail'
import { sendOrderMail } from '../../commands/mails/send-order-mail'
import { sendMfaMail } from '../../commands/mails/send-mfa-mail'
import { sendAttentionMail, sendDisputeMail, sendLowStockMail } from '../../commands/mails/send-staff-mail'
import { sendBackInStockMails } from '../../commands/mails/send-back-in-stock-mails'
import { sendOneTimeLink } from '../../commands/messages/send-one-time-link'
import { eraseUser } from '../../commands/notifications/erase-user'
import type { Context } from '../../context'
import { saveKnownUser } from '../../store/known-users'
import type { Schema } from '../../store/schema'

export const eventHandler = (ctx: Context) =>
  createEventHandler<Schema, EventData>({
    db: ctx.db,
    log: ctx.log,
    metrics: ctx.metrics,
    schemas: eventData,
    handlers: {
      'user.registered': (tx, contact) => sendAccountMail(ctx, tx, 'welcome', contact),
      'user.updated': saveKnownUser,
      'user.email-verification-requested': (tx, request) => sendOneTimeLink(ctx, tx, 'verify-email', request),
      'user.password-reset-requested': (tx, request) => sendOneTimeLink(ctx, tx, 'reset-password', request),
      'user.password-changed': (tx, change) => sendAccountMail(ctx, tx, 'password-changed', change),
      'user.mfa-changed': (tx, change) => sendMfaMail(ctx, tx, change),
      'user.locked': (tx, lock) => sendAccountMail(ctx, tx, 'account-locked', lock),
      'user.erased': (tx, erased) => eraseUser(ctx, tx, erased),
      'user.sessions-ended': (tx, ended) => ctx.auth.endedSessions.receive(tx, ended),
      'product.low-stock': (tx, event) => sendLowStockMail(ctx, tx, event),
      'product.back-in-stock': (tx, event) => sendBackInStockMails(ctx, tx, event),
      'order.confirmed': (tx, order) => sendOrderMail(ctx, tx, 'order-confirmed', order),
      'order.shipped': (tx, order) => sendOrderMail(ctx, tx, 'order-shipped', order),
      'order.delivered': async (tx, order) => {
        await sendOrderMail(ctx, tx, 'order-delivered', order)
        await planReviewRequest(ctx, tx, order)
      },
      'order.cancelled': (tx, order) => sendOrderMail(ctx, tx, 'order-cancelled', order),
      'order.refunded': (tx, order) => sendOrderMail(ctx, tx, 'order-refunded', order),
      'order.return-requested': async (tx, order) => {
        await sendOrderMail(ctx, tx, 'order-return-requested', order)
        await cancelReviewRequest(tx, order)
      },
      'order.payment-processing': (tx, order) => sendOrderMail(ctx, tx, 'order-payment-processing', order),
      'order.payment-failed': (tx, order) => sendOrderMail(ctx, tx, 'order-payment-failed', order),
      'payment.disputed': (tx, event) => sendDisputeMail(ctx, tx, event),
      'payment.attention': (tx, event) => sendAttentionMail(ctx, tx, event),
      'cart.abandoned': (tx, { userId, items, subtotal }) =>
        sendMarketingMail(ctx, tx, 'cart-abandoned', { userId, data: { items, subtotal } }),
    },
  })
