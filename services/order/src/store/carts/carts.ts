import { uuidv7 } from '@ecommerce/shared/ids'
import { prepared } from '@ecommerce/shared/postgres/prepared'
import { type RawBuilder, sql } from 'kysely'
import type { StoredCart } from '../../domain/carts/cart'
import type { Snapshot } from '../../domain/carts/item'
import type { Db, Tx } from '../schema'

export async function findCart(db: Db, customerId: string): Promise<StoredCart | undefined> {
  const { rows } = await prepared<StoredCart>`
    select ${cartColumns(sql`cart_items`)} from carts c where c.customer_id = ${customerId}`.execute(db)
  return rows[0]
}

/** Columns of a cart `c` with the given lines. */
const cartColumns = (lines: RawBuilder<unknown>) => sql`
  c.customer_id, c.version, c.checkout_order_id, c.coupon_code, c.updated_at,
  coalesce((select json_agg(json_build_object(
    'id', i.id, 'productId', i.product_id, 'variantId', i.variant_id, 'quantity', i.quantity, 'sku', i.sku, 'name', i.name,
    'options', i.options, 'image', i.image, 'unitPriceAmount', i.unit_price_amount, 'currency', i.currency) order by i.id)
    from ${lines} i where i.customer_id = c.customer_id), '[]') as items`

/** `version` is null without a cart. */
export type LockedCart = { version: number | null; checkoutOrderId: string | null }

/**
 * Locks the customer's row, which serializes checkouts and erasures, then the cart. Undefined for unknown customers.
 */
export async function lockCart(
  tx: Tx,
  { customerId, userId }: { customerId: string; userId: string | null },
): Promise<LockedCart | undefined> {
  const buyer =
    userId === null
      ? sql`(select ${customerId}::uuid as id)`
      : sql`(select user_id as id from known_users where user_id = ${userId} and erased_at is null for share)`
  const { rows } = await prepared<LockedCart>`
    select cart.version, cart.checkout_order_id from ${buyer} buyer
    left join lateral (
      select version, checkout_order_id from carts where customer_id = buyer.id for update
    ) cart on true`.execute(tx)
  return rows[0]
}

export type CartAddition = {
  customerId: string
  isGuest: boolean
  quantity: number
  unitPriceAmount: number
  currency: string
  /** The line may not grow past this. */
  atMost: number
  maxLines: number
} & Snapshot

/**
 * Adds to the variant's line and returns the cart; not `added` beyond limits or in another currency. Locks in its own
 * statement, so that the next sees all lines.
 */
export async function addToCart(tx: Tx, addition: CartAddition): Promise<{ added: boolean; cart: StoredCart }> {
  const {
    customerId,
    isGuest,
    quantity,
    unitPriceAmount,
    currency,
    atMost,
    maxLines,
    productId,
    variantId,
    sku,
    name,
    options,
    image,
  } = addition
  await prepared`
    insert into carts (customer_id, is_guest) values (${customerId}, ${isGuest})
    on conflict (customer_id) do update set version = carts.version + 1, updated_at = now()`.execute(tx)
  const { rows } = await prepared<StoredCart & { added: boolean }>`
    with line as (
      insert into cart_items (customer_id, id, product_id, variant_id, quantity, sku, name, options, image, unit_price_amount, currency)
      select ${customerId}::uuid, ${uuidv7()}::uuid, ${productId}::uuid, ${variantId}::uuid, ${quantity}::int, ${sku}, ${name},
        ${JSON.stringify(options)}::jsonb, ${image && JSON.stringify(image)}::jsonb, ${unitPriceAmount}::bigint, ${currency}
      where ${quantity}::int <= ${atMost}::int
        and (select count(*) from cart_items where customer_id = ${customerId} and variant_id <> ${variantId}) < ${maxLines}
        and not exists (select from cart_items where customer_id = ${customerId} and currency <> ${currency})
      on conflict on constraint one_line_a_variant do update
        set quantity = cart_items.quantity + excluded.quantity, sku = excluded.sku, name = excluded.name, options = excluded.options,
          image = excluded.image, unit_price_amount = excluded.unit_price_amount
        where cart_items.quantity + excluded.quantity <= ${atMost}::int
      returning *
    ), lines as (
      select * from line
      union all
      select * from cart_items where customer_id = ${customerId} and id not in (select id from line)
    )
    select ${cartColumns(sql`lines`)}, exists (select from line) as added from carts c where c.customer_id = ${customerId}`.execute(
    tx,
  )
  const { added, ...cart } = rows[0]!
  return { added, cart }
}

/** Sets a quantity; false without such a line. Locks the cart before the line. */
export async function updateCartItem(
  db: Db,
  change: { customerId: string; itemId: string; quantity: number },
): Promise<boolean> {
  const { customerId, itemId, quantity } = change
  const { rows } = await sql`
    with cart as (
      update carts c set version = version + 1, updated_at = now()
      where customer_id = ${customerId} and exists (select from cart_items where customer_id = c.customer_id and id = ${itemId})
      returning customer_id
    )
    update cart_items i set quantity = ${quantity} from cart
    where i.customer_id = cart.customer_id and i.id = ${itemId} returning i.id`.execute(db)
  return rows.length === 1
}

/** Removes a line or all; false without any. An emptied cart loses coupon and reminder. Locks in its own statement. */
export const deleteCartItems = (db: Db, which: { customerId: string; itemId?: string }): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { customerId, itemId = null } = which
    await sql`select customer_id from carts where customer_id = ${customerId} for update`.execute(tx)
    const { rows } = await sql`
      with deleted as (
        delete from cart_items where customer_id = ${customerId} and (${itemId}::uuid is null or id = ${itemId}::uuid) returning id
      ), left_over as (
        select exists (select from cart_items where customer_id = ${customerId} and id not in (select id from deleted)) as is_filled
      )
      update carts c set version = version + 1, updated_at = now(),
        coupon_code = case when is_filled then coupon_code end, abandoned_at = case when is_filled then abandoned_at end
      from left_over
      where customer_id = ${customerId} and (exists (select from deleted) or (${itemId}::uuid is null and coupon_code is not null))
      returning c.customer_id`.execute(tx)
    return rows.length > 0
  })

/** Puts a coupon into the cart, which may be a new one. */
export async function setCoupon(
  db: Db,
  { customerId, isGuest, code }: { customerId: string; isGuest: boolean; code: string },
): Promise<void> {
  await sql`
    insert into carts (customer_id, is_guest, coupon_code) values (${customerId}, ${isGuest}, ${code})
    on conflict (customer_id) do update set coupon_code = excluded.coupon_code, version = carts.version + 1, updated_at = now()`.execute(
    db,
  )
}

/** Takes the coupon out of a cart, if it has one. */
export async function removeCoupon(db: Db, customerId: string): Promise<void> {
  await sql`
    update carts set coupon_code = null, version = version + 1, updated_at = now()
    where customer_id = ${customerId} and coupon_code is not null`.execute(db)
}

/** Deletes a cart with its lines. */
export async function deleteCart(tx: Tx, customerId: string): Promise<void> {
  await tx.deleteFrom('carts').where('customerId', '=', customerId).execute()
}
