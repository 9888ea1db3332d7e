import type { Orders } from './open-orders'

/** A kind of read; `path` gives another one of its kind for each turn, and `as` who asks, when it is not an admin. */
export type Read = { name: string; path: (turn: number) => string; as?: (turn: number) => string }

const dayMs = 86_400_000

/** The same reads of any shop, with its own ids and cursors in them. */
export async function readsOf(shop: Orders): Promise<Read[]> {
  const some = await someOrders(shop)
  const pick = (turn: number) => some[turn % some.length]!
  const day = (daysAgo: number) => new Date(Date.now() - daysAgo * dayMs).toISOString()
  const deep = await deepCursor(shop)
  return [
    { name: 'figures of 30 days', path: () => '/api/orders/stats' },
    { name: 'figures of a year', path: () => `/api/orders/stats?from=${day(365)}&to=${day(0)}` },
    { name: 'all orders', path: (turn) => `/api/orders?limit=${20 + (turn % 2)}` },
    { name: `all orders, page ${deep.page}`, path: () => `/api/orders?cursor=${deep.cursor}` },
    { name: 'all orders, counted', path: () => '/api/orders?count=true' },
    { name: 'to be sent', path: () => '/api/orders?status=confirmed' },
    { name: 'cancelled', path: () => '/api/orders?status=cancelled' },
    {
      name: 'of some days half a year ago',
      path: (turn) => `/api/orders?from=${day(183)}&to=${day(180 - (turn % 2))}`,
    },
    { name: 'of a customer', path: (turn) => `/api/orders?userId=${pick(turn).userId}` },
    { name: 'by number', path: (turn) => `/api/orders?q=${pick(turn).number}` },
    { name: 'by e-mail address', path: (turn) => `/api/orders?q=${pick(turn).email}` },
    { name: 'a customer’s own', path: () => '/api/orders', as: (turn) => pick(turn).userId },
    { name: 'one order', path: (turn) => `/api/orders/${pick(turn).id}`, as: (turn) => pick(turn).userId },
    { name: 'its history', path: (turn) => `/api/orders/${pick(turn).id}/events`, as: (turn) => pick(turn).userId },
  ]
}

async function someOrders({ ctx }: Orders) {
  const { rows } = await ctx.pool.query<{ id: string; number: string; userId: string; email: string }>(
    `select id, number, user_id as "userId", email from orders where user_id is not null order by hashtext(number) limit 200`,
  )
  return rows
}

const pageSize = 20

/** To the ten-thousandth page, or the middle of a shop that has not so many. */
async function deepCursor({ ctx, orders }: Orders): Promise<{ page: number; cursor: string }> {
  const page = Math.min(10_000, Math.ceil(orders / pageSize / 2))
  const { rows } = await ctx.pool.query<{ id: string }>(`select id from orders order by id desc offset $1 limit 1`, [
    (page - 1) * pageSize - 1,
  ])
  return { page, cursor: ctx.cursors.write([rows[0]!.id], JSON.stringify(['orders', {}])) }
}
