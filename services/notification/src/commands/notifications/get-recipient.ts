import type { Context } from '../../context'
import type { ChannelName } from '../../domain/channel'
import type { KnownUser } from '../../domain/known-user'
import { addressNotPublic, addressUnknown, userNotFound } from '../../errors'
import { findKnownUser, saveKnownUser } from '../../store/known-users'
import { getChannel } from './get-channel'

type Needs = Pick<Context, 'channels' | 'db' | 'users'>

/** Recipient as requested: a user, or an address of the channel. */
export type MailRecipient = { channel: ChannelName } & ({ userId: string; to?: never } | { userId?: never; to: string })

export type Recipient = {
  recipientId: string | null
  userId: string | null
  sentTo: string
  locale: string | undefined
  /** Allows a name: the address is owned, or a trusted sender named it. */
  mayBeNamed: boolean
}

/** Resolves a requested recipient; rejects unknown users and unconfigured channels. */
export async function getRecipient(ctx: Needs, { channel, userId, to }: MailRecipient): Promise<Recipient> {
  const way = getChannel(ctx, channel)
  if (userId !== undefined && (channel === 'sms' || channel === 'webhook')) throw addressUnknown(channel)
  if (to !== undefined && way.accepts?.(to) === false) throw addressNotPublic()
  if (userId === undefined) return { recipientId: null, userId: null, sentTo: to, locale: undefined, mayBeNamed: true }
  const known = await findKnownUser(ctx.db, userId)
  const contact = known === 'erased' ? undefined : (known ?? (await fetchContact(ctx, userId)))
  if (!contact) throw userNotFound()
  const { email, locale, emailVerified } = contact
  const isEmail = channel === 'email'
  return {
    recipientId: userId,
    userId,
    sentTo: isEmail ? email : userId,
    locale,
    mayBeNamed: emailVerified || !isEmail,
  }
}

async function fetchContact({ db, users }: Needs, userId: string): Promise<KnownUser | undefined> {
  const contact = await users.findContact(userId)
  if (contact) await saveKnownUser(db, contact)
  return contact
}
