import type { Context } from '../../context'
import { ownerFault } from '../../domain/passwords/password'
import type { StoredUser } from '../../domain/users/user'
import { passwordRefused } from '../../errors'

/** Rejects passwords made of the owner's name or address, for requests without an account. */
export function rejectOwnWords(
  { passwordRules }: Pick<Context, 'passwordRules'>,
  newPassword: string,
  { email, name }: StoredUser,
): void {
  const fault = ownerFault(newPassword, { email, name, shopName: passwordRules.shopName })
  if (fault !== undefined) throw passwordRefused(fault)
}
