import { AppError } from '@ecommerce/shared/errors'
import { parseId } from '@ecommerce/shared/http/parse'
import type { Context } from '../context'
import type { StoredUser } from '../domain/user'
import { findUser } from '../store/users'

const code = 'user-not-found'
const message = 'There is no such user.'

/** The person whose id stands in the path; 404 `user-not-found` otherwise. */
export async function getUserById({ db }: Pick<Context, 'db'>, id: string): Promise<StoredUser> {
  const user = await findUser(db, parseId(id, code, message))
  if (!user) throw new AppError('not-found', code, message)
  return user
}
