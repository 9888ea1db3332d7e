import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { insertUser } from '../../store/users'

type Needs = Pick<Context, 'db' | 'passwords'>

/** Makes the first admin; whoever has this e-mail already is left as they are. Nobody is told, so there is no welcome mail. */
export async function ensureAdmin(
  { db, passwords }: Needs,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const passwordHash = await passwords.hash(password)
  // The operator vouches for the address; MFA requires a verified one.
  const admin = { id: uuidv7(), email, name: 'Administrator', role: 'admin', locale: 'en', ownsEmail: true } as const
  await insertUser(db, { ...admin, passwordHash })
}
