import { sql } from 'kysely'
import type { StoredUser } from '../domain/users/user'
import type { Db, Tx } from './schema'

/** Lists addresses with non-ASCII domains after the last one. */
export async function listOldEmails(db: Db, { after, limit }: { after: string; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select email from credentials
    where octet_length(split_part(email, '@', 2)) > length(split_part(email, '@', 2)) and email > ${after}
    order by email limit ${limit}`.execute(db)
  return rows.map(({ email }) => email)
}

/** Rewrites addresses to their new form, except taken ones; returns the changed users. */
export async function updateEmailForms(
  tx: Tx,
  { from, to }: { from: readonly string[]; to: readonly string[] },
): Promise<StoredUser[]> {
  const { rows } = await sql<StoredUser>`
    with moved as (
      update credentials c set email = form.email
      from (
        select distinct on (email) was, email
        from unnest(${from}::text[], ${to}::text[]) as each (was, email) order by email, was
      ) form
      where c.email = form.was and not exists (select from credentials taken where taken.email = form.email)
      returning c.user_id, c.email
    )
    update users u set email = moved.email, version = version + 1, updated_at = now()
    from moved where u.id = moved.user_id
    returning u.*`.execute(tx)
  return rows
}

/** Finds the accounts of these addresses. */
export async function findUserIds(db: Db, emails: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    select user_id from credentials where email = any(${emails}::text[])`.execute(db)
  return rows.map(({ userId }) => userId)
}
