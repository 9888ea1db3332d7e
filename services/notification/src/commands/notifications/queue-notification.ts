import { uuidv7 } from '@ecommerce/shared/ids'
import { currentRequest } from '@ecommerce/shared/observability/request-context'
import type { Context } from '../../context'
import type { Draft, Notification } from '../../domain/notification'
import { defaultPreferences, kindOf, acceptsKind } from '../../domain/preferences'
import { notWanted, userNotFound } from '../../errors'
import { lockKnownUser } from '../../store/known-users'
import { insertNotification } from '../../store/notifications'
import type { Tx } from '../../store/schema'
import { getChannel } from './get-channel'

type Needs = Pick<Context, 'channels'>

/** Inserts a notification, unless the user is erased or declines the kind; marketing needs consent. */
export async function queueNotification(
  ctx: Needs,
  tx: Tx,
  draft: Draft,
): Promise<Notification | 'erased' | 'unwanted'> {
  const user = draft.userId === null ? withoutUser : await lockKnownUser(tx, draft.userId)
  if (!user) return 'erased'
  if (!acceptsKind(user, kindOf(draft.template), draft.channel)) return 'unwanted'
  const id = uuidv7()
  const recipientId = draft.recipientId ?? id
  const status = getChannel(ctx, draft.channel).deliver ? 'queued' : 'sent'
  return insertNotification(tx, {
    ...draft,
    recipientId,
    id,
    status,
    position: user.position,
    request: currentRequest(),
  })
}

const withoutUser = { ...defaultPreferences, position: null }

/** Queues a requested notification; throws without a recipient. */
export async function queueRequestedNotification(ctx: Needs, tx: Tx, draft: Draft): Promise<Notification> {
  const queued = await queueNotification(ctx, tx, draft)
  if (queued === 'erased') throw userNotFound()
  if (queued === 'unwanted') throw notWanted()
  return queued
}
