import { addDays, type Calendar, countDays, createCalendar } from '@ecommerce/contracts/calendar'
import { startOfInput } from '@ecommerce/contracts/date-input'
import type { Context } from '../../context'
import { calculateSales, type Sales, type SalesDay } from '../../domain/orders/sales'
import { foldSales, hasSalesChanges, listSalesDays, listTopProducts } from '../../store/orders/sales'
import { figuresTooLarge } from '../../errors/orders'
import { endsBeforeStart, periodTooLong } from '../../errors/requests'

type Needs = Pick<Context, 'calendar' | 'config' | 'db'>

const maxDays = 366
const topProducts = 10
const atATime = 1_000

/** Sales figures of a period, by default the last thirty days, including changes not yet folded. */
export async function getSales(
  ctx: Needs,
  wanted: { from?: string; to?: string; timezone?: string; currency?: string },
): Promise<Sales> {
  const { currency = ctx.config.currency, timezone } = wanted
  const calendar = timezone === undefined ? ctx.calendar : createCalendar(timezone)
  const to = wanted.to === undefined ? calendar.dayOf(new Date()) : dayIn(calendar, wanted.to)
  const from = wanted.from === undefined ? addDays(to, -29) : dayIn(calendar, wanted.from)
  rejectPeriod({ from, to })
  const days = daysOf(calendar, { from, to })
  await foldAllSales(ctx)
  const [sums, products] = await Promise.all([
    listSalesDays(ctx.db, { days, currency }),
    listTopProducts(ctx.db, { days, currency }, topProducts),
  ])
  const period = { days: days.map(({ day }) => day), timezone: calendar.timeZone, currency }
  const figures = calculateSales(period, { days: sums, products })
  if ('error' in figures) throw figuresTooLarge(figures.error)
  return figures
}

/** Folds changes into the sums, so that reads stay cheap. */
export async function foldAllSales({ db }: Pick<Needs, 'db'>): Promise<void> {
  while (await hasSalesChanges(db)) await db.transaction().execute((tx) => foldSales(tx, atATime))
}

/** Day that contains the instant. */
const dayIn = (calendar: Calendar, input: string) => calendar.dayOf(startOfInput(input, calendar))

const daysOf = (calendar: Calendar, { from, to }: { from: string; to: string }): SalesDay[] =>
  Array.from({ length: countDays(from, to) }, (_, index) => {
    const day = addDays(from, index)
    return { day, startsAt: calendar.startOf(day), endsAt: calendar.endOf(day) }
  })

function rejectPeriod({ from, to }: { from: string; to: string }): void {
  const days = countDays(from, to)
  if (days >= 1 && days <= maxDays) return
  throw days < 1 ? endsBeforeStart() : periodTooLong(maxDays)
}
