import type { Context } from '../../context'
import { deleteOldAuditEvents } from '../../store/audit-events'
import { deleteOldFailures } from '../../store/failed-attempts'
import { deleteOldMailCounts } from '../../store/mail-counts'
import { deleteExpiredOneTimeTokens } from '../../store/one-time-tokens'
import { deleteExpiredTokens } from '../../store/refresh-tokens'

const batch = 1_000

/** Forgets tokens that have expired, sessions with them, failures and mails that count no more, and what was tried on nobody's account; in batches that hold no lock for long. */
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
