import type { Context } from '../context'
import { deleteExpiredTokens } from '../store/refresh-tokens'

const batch = 1_000

/** Forgets refresh tokens that have expired, and sessions with them, in batches that hold no lock for long. */
export async function forgetExpiredTokens({ db }: Pick<Context, 'db'>): Promise<void> {
  let deleted: number
  do {
    deleted = await deleteExpiredTokens(db, batch)
  } while (deleted === batch)
}
