import { emailForm } from '@ecommerce/contracts/text/email-address'
import type { Context } from '../../context'
import { findKnownUser, saveKnownUser } from '../../store/customers/known-users'
import { guestEmailMissing, notOwnAddress } from '../../errors/checkout'
import { accountGone } from '../../errors/requests'

type Needs = Pick<Context, 'db' | 'users'>
export type Buyer = { customerId: string; userId: string | null; email: string; locale: string }

/** Returns the guest's details or the customer, fetched if unknown. Customers cannot use another address. */
export async function getBuyer(
  ctx: Needs,
  identity: { customerId: string; userId: string | null; email: string | undefined },
): Promise<Buyer> {
  const { customerId, userId, email } = identity
  if (userId === null) {
    if (email !== undefined) return { customerId, userId, email, locale: 'en' }
    throw guestEmailMissing()
  }
  const known = await findKnownUser(ctx.db, userId)
  if (known?.erasedAt) throw accountGone()
  const contact = known ?? (await ctx.users.findContact(userId))
  if (!contact) throw accountGone()
  if (email !== undefined && email !== emailForm(contact.email)) throw notOwnAddress()
  if (!known) await saveKnownUser(ctx.db, contact)
  return { customerId, userId, email: contact.email, locale: contact.locale }
}
