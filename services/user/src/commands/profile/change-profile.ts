import type { Context } from '../../context'
import { type StoredUser, toContact } from '../../domain/users/user'
import { type ProfileChange, updateProfile } from '../../store/users'
import { accountGone } from '../../errors'

/** Changes what a person may change of themselves; the services that write to them hear of it. */
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
