import type { Context } from '../../context'
import { deleteOldAuditEvents } from '../../store/audit-events'
import { deleteOldFailures } from '../../store/failed-attempts'
import { deleteOldMailCounts } from '../../store/mail-counts'
import { deleteExpiredOneTimeTokens } from '../../store/one-time-tokens'
import { deleteExpiredTokens } from '../../store/refresh-tokens'

const batch = 1_000

/** Deletes expired tokens, sessions, failures, mail counts and attempts at unknown accounts, in batches. */
export async function dropExpired({ db }: Pick<Context, 'db'>): Promise<void> {
  await deleteExpiredOneTimeTokens(db)
  await deleteOldFailures(db)
  await deleteOldMailCounts(db)
  await repeatUntilEmpty(() => deleteExpiredTokens(db, batch))
  await repeatUntilEmpty(() => deleteOldAuditEvents(db, batch))
}

async function repeatUntilEmpty(deleteBatch: () => Promise<number>): Promise<void> {
  let deleted: number
  do {
    deleted = await deleteBatch()
  } while (deleted === batch)
}
