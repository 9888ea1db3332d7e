import type { Context } from '../../context'
import { ownerFault } from '../../domain/passwords/password'
import type { StoredUser } from '../../domain/users/user'
import { passwordRefused } from '../../errors'

/** Refuses a new password made of its owner's name or address, where the request does not say whose it will be. */
export function rejectOwnWords(
  { passwordRules }: Pick<Context, 'passwordRules'>,
  newPassword: string,
  { email, name }: StoredUser,
): void {
  const fault = ownerFault(newPassword, { email, name, shopName: passwordRules.shopName })
  if (fault !== undefined) throw passwordRefused(fault)
}
