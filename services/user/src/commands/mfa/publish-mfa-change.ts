import type { MfaChange } from '@ecommerce/contracts/events'
import type { Context } from '../../context'
import { toContact } from '../../domain/users/user'
import type { Tx } from '../../store/schema'
import { findUser } from '../../store/users'

/** Publishes a change of the second factor in its transaction, for a mail to the owner. */
export async function publishMfaChange(
  { publish }: Pick<Context, 'publish'>,
  tx: Tx,
  { userId, ...what }: { userId: string; change: MfaChange; recoveryCodesLeft?: number },
): Promise<void> {
  const user = await findUser(tx, userId)
  if (user) await publish(tx, 'user.mfa-changed', { ...toContact(user), ...what, changedAt: new Date().toISOString() })
}
