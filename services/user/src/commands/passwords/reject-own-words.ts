import type { Context } from '../../context'
import { ownerError } from '../../domain/passwords/password'
import type { StoredUser } from '../../domain/users/user'
import { passwordRejected } from '../../errors'

/** Rejects passwords made of the owner's name or address, for requests without an account. */
export function rejectOwnWords(
  { passwordRules }: Pick<Context, 'passwordRules'>,
  newPassword: string,
  { email, name }: StoredUser,
): void {
  const fault = ownerError(newPassword, { email, name, shopName: passwordRules.shopName })
  if (fault !== undefined) throw passwordRejected(fault)
}
