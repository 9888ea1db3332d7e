import type { Context } from '../../context'
import { type StoredUser, toContact } from '../../domain/users/user'
import { type ProfileChange, updateProfile } from '../../store/users'
import { accountGone } from '../../errors'

/** Changes the user's own profile and publishes it. */
export async function changeProfile(
  { db, publish }: Pick<Context, 'db' | 'publish'>,
  userId: string,
  change: ProfileChange,
): Promise<StoredUser> {
  return db.transaction().execute(async (tx) => {
    const user = await updateProfile(tx, userId, change)
    if (!user) throw accountGone()
    await publish(tx, 'user.updated', toContact(user))
    return user
  })
}
