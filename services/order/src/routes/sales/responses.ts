import { resource } from '@ecommerce/shared/http/responses'
import Joi from 'joi'
import type { SalesView } from '../../domain/orders/sales'
import { count, given, id, text } from '../response-fields'

const day = () => Joi.string().pattern(/^\d{4}-\d{2}-\d{2}$/)

const figures = {
  orders: count().required(),
  revenue: given,
  grossRevenue: given,
  refunded: given,
  netRevenue: given,
  average: given,
}

export const sales = resource<SalesView>({
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
                productId: id().required(),
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
  view: (figuresOfShop) => figuresOfShop,
})
