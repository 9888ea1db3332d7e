import { sql } from 'kysely'
import type { Db } from './schema'

/** Lists addresses with non-ASCII domains after the last one. */
export async function listOldEmails(db: Db, { after, limit }: { after: string; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ sentTo: string }>`
    select distinct sent_to from notifications
    where channel = 'email' and octet_length(split_part(sent_to, '@', 2)) > length(split_part(sent_to, '@', 2))
      and sent_to > ${after}
    order by sent_to limit ${limit}`.execute(db)
  return rows.map(({ sentTo }) => sentTo)
}

export async function updateEmailForms(
  db: Db,
  { from, to }: { from: readonly string[]; to: readonly string[] },
): Promise<void> {
  await sql`
    update notifications n set sent_to = form.email
    from unnest(${from}::text[], ${to}::text[]) as form (was, email)
    where n.sent_to = form.was and n.channel = 'email'`.execute(db)
}
