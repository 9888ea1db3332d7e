import { uuid } from '@ecommerce/contracts/uuid'
import { resource } from '@ecommerce/shared/http/routes/responses'
import Joi from 'joi'
import { moneyIn } from '../../domain/money'
import { averageOf, type Sales, type SalesSums } from '../../domain/orders/sales'
import { count, given, text } from '../response-fields'

const day = () => Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/)

const figures = {
  orders: count().required(),
  revenue: given,
  grossRevenue: given,
  refunded: given,
  netRevenue: given,
  average: given,
}

export const sales = resource<Sales>({
  name: 'Sales',
  schema: Joi.object({
    from: day().required(),
    to: day().required(),
    timezone: text().required(),
    currency: text().required(),
    ...figures,
    data: Joi.array()
      .items(
        Joi.object({
          date: day().required(),
          ...figures,
          topProducts: Joi.array()
            .items(
              Joi.object({
                productId: uuid().required(),
                name: text().required(),
                quantity: count().required(),
                revenue: given,
              }),
            )
            .required(),
        }),
      )
      .required(),
  }),
  view: toSalesView,
})

/**
 * Figures without cancelled orders: `revenue` received or expected, `refunded`, `netRevenue` the difference,
 * `average` per order.
 */
function toSalesView({ period: { days: requested, timezone, currency }, total, days }: Sales) {
  const money = (amount: bigint) => moneyIn(currency)(Number(amount))
  const toFigures = (sums: SalesSums) => ({
    orders: Number(sums.orders),
    revenue: money(sums.revenueAmount),
    grossRevenue: money(sums.revenueAmount),
    refunded: money(sums.refundedAmount),
    netRevenue: money(sums.revenueAmount - sums.refundedAmount),
    average: money(averageOf(sums)),
  })
  return {
    from: requested[0]!,
    to: requested.at(-1)!,
    timezone,
    currency,
    ...toFigures(total),
    data: days.map((day) => ({
      date: day.day,
      ...toFigures(day),
      topProducts: day.products.map(({ productId, name, quantity, revenueAmount }) => ({
        productId,
        name,
        quantity: Number(quantity),
        revenue: money(revenueAmount),
      })),
    })),
  }
}
