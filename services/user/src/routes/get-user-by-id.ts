import { parseId } from '@ecommerce/shared/http/parse'
import { userNotFound } from '../commands/refusals'
import type { Context } from '../context'
import type { StoredUser } from '../domain/user'
import { findUser } from '../store/users'

/** The person whose id stands in the path; 404 `user-not-found` otherwise. */
export async function getUserById({ db }: Pick<Context, 'db'>, id: string): Promise<StoredUser> {
  const { code, message } = userNotFound()
  const user = await findUser(db, parseId(id, code, message))
  if (!user) throw userNotFound()
  return user
}
