import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { insertUser } from '../../store/users'

type Needs = Pick<Context, 'db' | 'passwords'>

/** Creates the first admin without a welcome mail; an existing user stays unchanged. */
export async function ensureAdmin(
  { db, passwords }: Needs,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const passwordHash = await passwords.hash(password)
  // The operator vouches for the address; MFA requires a verified one.
  const admin = { id: uuidv7(), email, name: 'Administrator', role: 'admin', locale: 'en', ownsEmail: true } as const
  await insertUser(db, { ...admin, passwordHash })
}
