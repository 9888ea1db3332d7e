import { AppError } from '@ecommerce/shared/errors'
import type { Context } from '../context'
import { type SalesView, toSalesView } from '../domain/sales'
import { foldSales, listSalesDays, listTopProducts } from '../store/sales'

type Needs = Pick<Context, 'db' | 'config'>

const dayMs = 86_400_000
const mostDays = 366
const topProducts = 10
const atATime = 1_000

/** The figures of some days, the last thirty unless named, with everything in them that has come to pass until now. */
export async function getSales(
  ctx: Needs,
  wanted: { from?: string; to?: string; currency?: string },
): Promise<SalesView> {
  const { currency = ctx.config.currency } = wanted
  const to = dayOf(wanted.to ? new Date(wanted.to) : new Date())
  const from = dayOf(wanted.from ? new Date(wanted.from) : new Date(Date.parse(to) - 29 * dayMs))
  refusePeriod({ from, to })
  await foldAllSales(ctx)
  const [days, products] = await Promise.all([
    listSalesDays(ctx.db, { from, to, currency }),
    listTopProducts(ctx.db, { from, to, currency }, topProducts),
  ])
  return toSalesView({ from, to, currency }, { days, products })
}

/** Adds what has happened since to the sums, so that reading them never has much to add. */
export async function foldAllSales({ db }: Pick<Needs, 'db'>): Promise<void> {
  while ((await db.transaction().execute((tx) => foldSales(tx, atATime))) > 0);
}

const dayOf = (instant: Date) => instant.toISOString().slice(0, 10)

function refusePeriod({ from, to }: { from: string; to: string }): void {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  if (days >= 1 && days <= mostDays) return
  const message = days < 1 ? 'to must not be before from' : `from must be within ${mostDays} days of to`
  const path = days < 1 ? 'to' : 'from'
  throw new AppError('invalid', 'invalid-request', `${message}.`, { errors: [{ path, message }] })
}
