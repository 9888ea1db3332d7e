import pg from 'pg'

/** How many orders a customer has, in the mean. */
const perCustomer = 10
const products = 1_000

/**
 * Fills a migrated, empty database with so many orders of the last 365 days, quickly: two lines each, one in ten by a guest, one in
 * fifty cancelled and one in a hundred refunded. What they mean for the figures is put down, and waits to be folded.
 */
export async function fillOrders(databaseUrl: string, orders: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(`set synchronous_commit = off; set session_replication_role = replica; select setseed(0.42)`)
    for (const statement of [customersOf(orders), ordersOf(orders), lines, changes]) await client.query(statement)
    await client.query('vacuum (analyze)')
  } finally {
    await client.end()
  }
}

/** A UUIDv7 of that moment, with a number in its end. */
const idAt = (moment: string, number: string) =>
  `(lpad(to_hex((extract(epoch from ${moment}) * 1000)::bigint), 12, '0') || '7000' || '8000' || lpad(to_hex(${number}), 12, '0'))::uuid`

const customersOf = (orders: number) => `
  create temp table buyers as
    select c as n, ${idAt(`now() - interval '366 days'`, 'c')} as id, 'buyer-' || c || '@example.com' as email
    from generate_series(0, ${Math.ceil(orders / perCustomer) - 1}) as c;
  insert into known_users (user_id, email, name, locale, email_verified, email_owned)
  select id, email, 'Ada', 'en', true, true from buyers`

const ordersOf = (orders: number) => `
  create temp table placed as
    select n, at, ${idAt('at', 'n')} as id, floor(random() * ${Math.ceil(orders / perCustomer)})::int as buyer,
      n % 10 = 0 as by_guest, case when n % 50 = 7 then 'cancelled' when n < 20 then 'confirmed' else 'delivered' end as status
    from (
      select n, now() - (n::float8 / ${orders}) * interval '365 days' as at from generate_series(0, ${orders - 1}) as n
    ) as moments;
  insert into orders (
    customer_id, id, number, user_id, email, locale, status, payment_status, payment_method, shipping_method, currency,
    subtotal_amount, discount_amount, shipping_amount, tax_amount, total_amount, paid_amount, refunded_amount,
    shipping_address, billing_address, created_at, updated_at
  )
  select case when by_guest then gen_random_uuid() else b.id end, p.id, to_char(at, 'YYYY') || '-' || lpad(p.n::text, 8, '0'),
    case when not by_guest then b.id end, b.email, 'en', status, case when p.n % 100 = 3 then 'partially-refunded' else 'paid' end,
    'manual', 'standard', 'USD', 5000, 0, 499, 0, 5499, 5499, case when p.n % 100 = 3 then 1000 else 0 end, a.address, a.address, at, at
  from placed p join buyers b on b.n = p.buyer, (
    select '{"name": "Ada Lovelace", "line1": "12 St James Square", "city": "London", "postalCode": "SW1Y 4JH", "country": "GB"}'::jsonb as address
  ) a`

const lines = `
  insert into order_items (
    customer_id, order_id, id, position, product_id, variant_id, sku, name, options, unit_price_amount, quantity, line_total_amount
  )
  select o.customer_id, o.id, gen_random_uuid(), l, p.id, p.id, 'SKU-' || p.n, 'Product ' || p.n, '{}', 2500, 1, 2500
  from orders o, generate_series(0, 1) as l, lateral (
    select n, ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid as id
    from (select abs(hashtext(o.id::text || l)) % ${products} as n) as drawn
  ) p`

const changes = `
  insert into sales_changes (id, customer_id, order_id, kind, amount)
  select gen_random_uuid(), customer_id, id, kind, case kind when 'refunded' then refunded_amount else 0 end
  from orders, unnest(array['sold', 'cancelled', 'refunded']) as kind
  where kind = 'sold' or kind = 'cancelled' and status = 'cancelled' or kind = 'refunded' and refunded_amount > 0`
