import type { Once } from '@ecommerce/shared/idempotency/idempotency'
import type { Context } from '../../context'
import type { Notification } from '../../domain/notification'
import { type MailRecipient, getRecipient } from '../notifications/get-recipient'
import { queueRequestedNotification } from '../notifications/queue-notification'

type Needs = Pick<Context, 'channels' | 'config' | 'db' | 'users'>

export type SendMessage = { addressee: MailRecipient; subject?: string; text: string; html?: string }

/** Sends the caller's own text. */
export async function sendMessage(ctx: Needs, input: SendMessage, once: Once<Notification>) {
  const { addressee, text, subject = `A message from ${ctx.config.shopName}`, html = null } = input
  const { locale: _locale, mayBeNamed: _named, ...recipient } = await getRecipient(ctx, addressee)
  const draft = { ...recipient, channel: addressee.channel, template: null, subject, text, html }
  return once(ctx.db, (tx) => queueRequestedNotification(ctx, tx, draft))
}
