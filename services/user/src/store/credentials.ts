import type { Db } from './schema'

export const findCredentials = (db: Db, email: string): Promise<{ userId: string; passwordHash: string } | undefined> =>
  db.selectFrom('credentials').select(['userId', 'passwordHash']).where('email', '=', email).executeTakeFirst()
