import type { Contact } from '@ecommerce/contracts/customer'
import type { Context } from '../context'
import { insertContact } from '../store/contacts'
import type { Tx } from '../store/schema'
import { queueNotification } from './queue-notification'

type Needs = Pick<Context, 'channels' | 'templates'>

/** Remembers where to reach a new customer, and welcomes them. */
export async function greetCustomer(ctx: Needs, tx: Tx, contact: Contact): Promise<void> {
  const { userId, email, locale } = contact
  await insertContact(tx, contact)
  await queueNotification(ctx, tx, {
    recipientId: userId,
    userId,
    channel: 'email',
    sentTo: email,
    template: 'welcome',
    ...ctx.templates.render('welcome', contact, locale),
  })
}
