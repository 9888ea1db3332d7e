import type { Context } from '../context'
import { deleteOldFailures } from '../store/failed-attempts'
import { deleteExpiredOneTimeTokens } from '../store/one-time-tokens'
import { deleteExpiredTokens } from '../store/refresh-tokens'

const batch = 1_000

/** Forgets tokens that have expired, sessions with them, and failures that count no more; in batches that hold no lock for long. */
export async function forgetExpired({ db }: Pick<Context, 'db'>): Promise<void> {
  await deleteExpiredOneTimeTokens(db)
  await deleteOldFailures(db)
  let deleted: number
  do {
    deleted = await deleteExpiredTokens(db, batch)
  } while (deleted === batch)
}
