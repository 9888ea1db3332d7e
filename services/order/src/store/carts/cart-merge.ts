import { sql } from 'kysely'
import type { Tx } from '../schema'

type Pair = { guestId: string; customerId: string }

/** Locks both carts by id, which avoids deadlocks; creates the customer's. Undefined without a guest cart. */
export async function lockCartPair(
  tx: Tx,
  { guestId, customerId }: Pair,
): Promise<{ checkoutOrderId: string | null } | undefined> {
  await sql`
    insert into carts (customer_id, is_guest)
    select ${customerId}, false where exists (select from carts where customer_id = ${guestId})
    on conflict do nothing`.execute(tx)
  const { rows } = await sql<{ customerId: string; checkoutOrderId: string | null }>`
    select customer_id, checkout_order_id from carts where customer_id in (${guestId}, ${customerId})
    order by customer_id for update`.execute(tx)
  return rows.find((cart) => cart.customerId === guestId)
}

/** Moves lines, adding up variants, and the coupon if the target has none. */
export async function moveCart(tx: Tx, { guestId, customerId, max }: Pair & { max: number }): Promise<void> {
  await sql`
    with moved as (
      delete from cart_items where customer_id = ${guestId} returning *
    )
    insert into cart_items (customer_id, id, product_id, variant_id, quantity, sku, name, options, image, unit_price_amount, currency)
    select ${customerId}, id, product_id, variant_id, quantity, sku, name, options, image, unit_price_amount, currency from moved
    on conflict on constraint one_line_a_variant do update
      set quantity = least(${max}::int, cart_items.quantity + excluded.quantity)`.execute(tx)
  await sql`
    with deleted as (
      delete from carts where customer_id = ${guestId} returning coupon_code
    )
    update carts set version = version + 1, updated_at = now(), coupon_code = coalesce(carts.coupon_code, deleted.coupon_code)
    from deleted where customer_id = ${customerId}`.execute(tx)
}
