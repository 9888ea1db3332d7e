import type { Position } from '@ecommerce/shared/http/responses/pagination'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { sql } from 'kysely'
import {
  type NewPromotion,
  type PromotionTerms,
  termsErrorReason,
  type StoredPromotion,
} from '../../domain/carts/promotion'
import type { Db, Tx } from '../schema'

/** Case-insensitive. */
export const findPromotion = (db: Db, code: string): Promise<StoredPromotion | undefined> =>
  db.selectFrom('promotions').selectAll().where('code', '=', code.toUpperCase()).executeTakeFirst()

export const findPromotionById = (db: Db, id: string): Promise<StoredPromotion | undefined> =>
  db.selectFrom('promotions').selectAll().where('id', '=', id).executeTakeFirst()

/** Newest first, by UUIDv7; optionally archived or not. */
export const listPromotions = (
  db: Db,
  { archived, limit, after }: { archived: boolean | undefined; limit: number; after: Position | undefined },
): Promise<StoredPromotion[]> =>
  db
    .selectFrom('promotions')
    .selectAll()
    .where(isArchived(archived))
    .$if(after !== undefined, (query) => query.where('id', '<', String(after![0])))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function countPromotions(db: Db, archived: boolean | undefined): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from promotions where ${isArchived(archived)}`.execute(db)
  return rows[0]!.count
}

const isArchived = (archived: boolean | undefined) =>
  archived === undefined ? sql<boolean>`true` : sql<boolean>`(archived_at is not null) = ${archived}`

export const insertPromotion = (db: Db, promotion: NewPromotion): Promise<StoredPromotion> =>
  db.insertInto('promotions').values(promotion).returningAll().executeTakeFirstOrThrow()

/** Undefined without this id and, if given, version. */
export const updatePromotion = (
  db: Db,
  { id, version, changes }: { id: string; version: number | null; changes: Partial<Omit<NewPromotion, 'id'>> },
): Promise<StoredPromotion | undefined> =>
  db
    .updateTable('promotions')
    .set({ ...changes, version: sql`version + 1`, updatedAt: sql`now()` })
    .where('id', '=', id)
    .where('archivedAt', 'is', null)
    .$if(version !== null, (query) => query.where('version', '=', version!))
    .returningAll()
    .executeTakeFirst()

/** False if absent or used by an order. */
export async function deleteUnusedPromotion(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`delete from promotions where id = ${id} and not was_used returning id`.execute(db)
  return rows.length === 1
}

/** Archives a promotion, keeping its code; false if absent. */
export async function archivePromotion(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    with archived as (
      update promotions set archived_at = now(), version = version + 1, updated_at = now() where id = ${id} and archived_at is null
    )
    select id from promotions where id = ${id}`.execute(db)
  return rows.length === 1
}

/** `buyer` identifies this use, `buyers` those that count against it. */
export type Redemption = { code: string; orderId: string; buyer: Buffer; buyers: readonly Buffer[] }

/** Counts a coupon's use under the promotion's row lock, so that the next statement counts all of the buyer's. */
export async function redeemCoupon(
  tx: Tx,
  { code, orderId, buyer, buyers }: Redemption,
): Promise<'redeemed' | 'used-up' | 'used-by-customer'> {
  const { rows } = await prepared<PromotionTerms & Pick<StoredPromotion, 'id' | 'perCustomerLimit'> & { now: Date }>`
    select id, per_customer_limit, starts_at, ends_at, archived_at, usage_limit, used, now() as now
    from promotions where code = ${code} for no key update`.execute(tx)
  const [promotion] = rows
  if (!promotion || termsErrorReason(promotion, promotion.now)) return 'used-up'
  const { id, perCustomerLimit } = promotion
  const redeemed = await prepared`
    with redeemed as (
      insert into coupon_redemptions (order_id, promotion_id, buyer)
      select ${orderId}, ${id}, ${buyer} where ${perCustomerLimit}::int is null or ${usesOf(id, buyers)} < ${perCustomerLimit}::int
      returning promotion_id
    )
    update promotions p set used = used + 1, was_used = true from redeemed where p.id = redeemed.promotion_id
    returning p.id`.execute(tx)
  return redeemed.rows.length === 1 ? 'redeemed' : 'used-by-customer'
}

/** Counts a buyer's uses of a promotion. */
export async function countUses(
  db: Db,
  { promotionId, buyers }: { promotionId: string; buyers: readonly Buffer[] },
): Promise<number> {
  const { rows } = await sql<{ uses: number }>`select ${usesOf(promotionId, buyers)} as uses`.execute(db)
  return rows[0]!.uses
}

const usesOf = (promotionId: string, buyers: readonly Buffer[]) =>
  sql`(select count(*) from coupon_redemptions where promotion_id = ${promotionId} and buyer = any(${buyers}))`

/** Releases an order's use of a coupon. Locks the promotion first, as its deletion does. */
export async function releaseCoupon(tx: Tx, orderId: string): Promise<void> {
  await sql`
    with promotion as (
      update promotions set used = used - 1
      where id = (select promotion_id from coupon_redemptions where order_id = ${orderId}) returning id
    )
    delete from coupon_redemptions r using promotion where r.order_id = ${orderId} and r.promotion_id = promotion.id`.execute(
    tx,
  )
}
