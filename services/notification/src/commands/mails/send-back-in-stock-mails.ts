import type { EventData } from '@ecommerce/contracts/events'
import { uuidv7 } from '@ecommerce/shared/ids'
import { currentRequest } from '@ecommerce/shared/observability/request-context'
import type { Context } from '../../context'
import { acceptsKind } from '../../domain/preferences'
import { nameFor } from '../../domain/printable-texts'
import { lockReachableUsers } from '../../store/known-users'
import { insertQueued } from '../../store/notifications'
import type { Tx } from '../../store/schema'

type Needs = Pick<Context, 'templates'>

/** Queues back-in-stock mails in two statements; skips erased, unknown and unsubscribed users. */
export async function sendBackInStockMails(
  ctx: Needs,
  tx: Tx,
  event: EventData['product.back-in-stock'],
): Promise<void> {
  const { name: productName, slug, userIds } = event
  const template = 'back-in-stock'
  const held = await lockReachableUsers(tx, userIds)
  const reached = held.filter((contact) => acceptsKind(contact, 'stock', 'email'))
  const notifications = reached.map(({ userId, email, locale, position, ...person }) => ({
    recipientId: userId,
    position,
    id: uuidv7(),
    userId,
    channel: 'email' as const,
    sentTo: email,
    template,
    request: currentRequest(),
    ...ctx.templates.render(template, { ...nameFor(person), productName, slug }, locale),
  }))
  if (notifications.length > 0) await insertQueued(tx, notifications)
}
