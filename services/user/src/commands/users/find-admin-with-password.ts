import type { Context } from '../../context'
import { listAdminCredentials } from '../../store/users'

type Needs = Pick<Context, 'db' | 'passwords'>

const maxChecked = 50

/** Address of an admin, among the first 50, with this password. */
export async function findAdminWithPassword({ db, passwords }: Needs, password: string): Promise<string | undefined> {
  const admins = await listAdminCredentials(db, maxChecked)
  const checks = await Promise.all(admins.map(({ passwordHash }) => passwords.check(password, passwordHash)))
  return admins.find((_, index) => checks[index]?.matches)?.email
}
