import type { AttentionReason, EventData } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import type { Printable } from '../../domain/printable-texts'
import type { AttentionNotice, TemplateData } from '../../domain/template-data'
import type { Tx } from '../../store/schema'
import { queueNotification } from '../notifications/queue-notification'

type Needs = Pick<Context, 'channels' | 'config' | 'templates'>
type StaffTemplate = 'low-stock' | 'payment-attention' | 'payment-disputed'

/** Sends a mail to the staff address, if one is configured. */
async function sendStaffMail<T extends StaffTemplate>(
  ctx: Needs,
  tx: Tx,
  template: T,
  data: Printable<TemplateData[T]>,
): Promise<void> {
  const { staffEmail } = ctx.config
  if (staffEmail === undefined) return
  await queueNotification(ctx, tx, {
    recipientId: null,
    userId: null,
    channel: 'email',
    sentTo: staffEmail,
    template,
    ...ctx.templates.render(template, data, undefined),
  })
}

/** Mail about low stock. */
export const sendLowStockMail = (ctx: Needs, tx: Tx, event: EventData['product.low-stock']): Promise<void> =>
  sendStaffMail(ctx, tx, 'low-stock', { ...event, productName: event.name })

/** Mail about a dispute that was opened or has ended. */
export const sendDisputeMail = (
  ctx: Needs,
  tx: Tx,
  { number, dispute }: EventData['payment.disputed'],
): Promise<void> =>
  sendStaffMail(ctx, tx, 'payment-disputed', { number, amount: dispute.amount, [dispute.status]: true })

/** Mail about a payment that needs a decision. */
export const sendAttentionMail = (
  ctx: Needs,
  tx: Tx,
  { number, amount, reason }: EventData['payment.attention'],
): Promise<void> => sendStaffMail(ctx, tx, 'payment-attention', { number, amount, [flagOf[reason]]: true })

const flagOf: Readonly<Record<AttentionReason, keyof AttentionNotice>> = {
  'refund-failed': 'refundFailed',
  'payment-lost': 'paymentLost',
  'refunded-unshipped': 'refundedUnshipped',
  'partly-captured': 'partlyCaptured',
}
