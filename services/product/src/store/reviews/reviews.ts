import type { Position } from '@ecommerce/shared/http/responses/pagination'
import { sql } from 'kysely'
import type { StoredReview } from '../../domain/reviews/review'
import type { Db, Tx } from '../schema'

const columns = ['id', 'productId', 'rating', 'title', 'body', 'verifiedPurchase', 'createdAt'] as const

export type NewReview = Omit<StoredReview, 'verifiedPurchase' | 'createdAt'> & { userId: string }

/** Inserts a review and updates the rating in one statement; undefined for a second one. */
export async function insertReview(tx: Tx, review: NewReview): Promise<StoredReview | undefined> {
  const { id, productId, userId, rating, title, body } = review
  const { rows } = await sql<StoredReview>`
    with written as (
      insert into reviews (id, product_id, user_id, rating, title, body, verified_purchase)
      values (${id}, ${productId}, ${userId}, ${rating}, ${title}, ${body},
        exists (select from purchases where product_id = ${productId} and user_id = ${userId}))
      on conflict do nothing
      returning id, product_id, rating, title, body, verified_purchase, created_at
    ), rated as (
      update products p set rating_sum = p.rating_sum + w.rating, rating_count = p.rating_count + 1
      from written w where p.id = w.product_id
    )
    select * from written`.execute(tx)
  return rows[0]
}

/** Newest first, by UUIDv7, after the id `after`. */
export const listReviews = (
  db: Db,
  { productId, limit, after }: { productId: string; limit: number; after: Position | undefined },
): Promise<StoredReview[]> =>
  db
    .selectFrom('reviews')
    .select(columns)
    .where('productId', '=', productId)
    .$if(after !== undefined, (query) => query.where('id', '<', String(after![0])))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export async function countReviews(db: Db, productId: string): Promise<number> {
  const { count } = await db
    .selectFrom('reviews')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('productId', '=', productId)
    .executeTakeFirstOrThrow()
  return count
}

/** A user's reviews, newest first. */
export const listReviewsBy = (db: Db, userId: string): Promise<StoredReview[]> =>
  db.selectFrom('reviews').select(columns).where('userId', '=', userId).orderBy('id', 'desc').execute()

/** Deletes a user's reviews with their ratings and returns the products. */
export async function deleteReviewsBy(tx: Tx, userId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with gone as (
      delete from reviews where user_id = ${userId} returning product_id, rating
    ), locked as (
      select p.id, gone.rating from products p join gone on gone.product_id = p.id order by p.id for no key update of p
    )
    update products p set rating_sum = p.rating_sum - l.rating, rating_count = p.rating_count - 1
    from locked l where p.id = l.id
    returning p.id`.execute(tx)
  return rows.map(({ id }) => id)
}
