import { sql } from 'kysely'
import type { Tx } from '../schema'

type Claim = { productId: string; slug: string }

/** Claims a slug, also a former one (of `formerProductId`); false if another product uses it. */
export async function claimSlug(
  tx: Tx,
  { productId, slug }: Claim,
): Promise<{ claimed: boolean; formerProductId: string | null }> {
  const { rows } = await sql<{ claimed: boolean; formerProductId: string | null }>`
    with former as (
      select product_id from product_slugs where slug = ${slug} for update
    ), claimed as (
      insert into product_slugs as s (slug, product_id)
      select ${slug}, ${productId} from (select count(*) from former) as looked_first
      on conflict (slug) do update set product_id = excluded.product_id, retired_at = null
      where s.retired_at is not null or s.product_id = excluded.product_id
      returning slug
    )
    select exists (select from claimed) as claimed, (select product_id from former) as former_product_id`.execute(tx)
  return rows[0]!
}

/** Claims the first free slug; undefined without one or after a race. */
export async function claimFreeSlug(
  tx: Tx,
  { productId, candidates }: { productId: string; candidates: readonly string[] },
): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`
    insert into product_slugs (slug, product_id)
    select candidate, ${productId}
    from unnest(${candidates}::text[]) with ordinality as c (candidate, n)
    where not exists (select from product_slugs where slug = candidate)
    order by n limit 1
    on conflict do nothing returning slug`.execute(tx)
  return rows[0]?.slug
}

/** Former slugs lead to the product until another claims them. */
export async function retireSlug(tx: Tx, { productId, slug }: Claim): Promise<void> {
  await sql`update product_slugs set retired_at = now() where slug = ${slug} and product_id = ${productId}`.execute(tx)
}
