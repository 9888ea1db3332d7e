import { sql } from 'kysely'
import type { Db, Tx } from '../schema'

/** Lists addresses with non-ASCII domains after the last one. */
export async function listOldEmails(db: Db, { after, limit }: { after: string; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ email: string }>`
    select distinct email from orders
    where octet_length(split_part(email, '@', 2)) > length(split_part(email, '@', 2)) and email > ${after}
    order by email limit ${limit}`.execute(db)
  return rows.map(({ email }) => email)
}

/** New form of addresses and of their keys in coupon uses. */
export type EmailForms = { from: readonly string[]; to: readonly string[]; buyers: readonly Buffer[] }

export async function updateEmailForms(tx: Tx, { from, to, buyers }: EmailForms): Promise<void> {
  await sql`
    with moved as (
      update orders o set email = form.email, version = version + 1
      from unnest(${from}::text[], ${to}::text[], ${buyers}::bytea[]) as form (was, email, buyer)
      where o.email = form.was
      returning o.id, form.buyer
    )
    update coupon_redemptions r set buyer = moved.buyer from moved where r.order_id = moved.id`.execute(tx)
}
