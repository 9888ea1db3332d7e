import { sql } from 'kysely'
import type { TokenPurpose } from '../domain/tokens/one-time-token'
import type { Db } from './schema'

/** Counts a mail to a fingerprinted recipient; false at `perHour` since the first. */
export async function countMail(
  db: Db,
  { recipient, purpose, perHour }: { recipient: Buffer; purpose: TokenPurpose; perHour: number },
): Promise<boolean> {
  // Starts the next hour in the same statement, which decides between concurrent mails.
  const isOver = sql`m.since < now() - interval '1 hour'`
  const { rows } = await sql`
    insert into mail_counts as m (recipient, purpose) values (${recipient}, ${purpose})
    on conflict (recipient, purpose) do update set
      since = case when ${isOver} then now() else m.since end,
      mails = case when ${isOver} then 1 else m.mails + 1 end
    where ${isOver} or m.mails < ${perHour}
    returning mails`.execute(db)
  return rows.length === 1
}

export async function deleteOldMailCounts(db: Db): Promise<void> {
  await sql`delete from mail_counts where since < now() - interval '1 hour'`.execute(db)
}
