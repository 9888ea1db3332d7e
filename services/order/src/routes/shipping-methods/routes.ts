import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { list } from '@ecommerce/shared/http/routes/responses'
import type { Context } from '../../context'
import { shipsTo } from '../../domain/carts/totals'
import { listShippingMethods } from '../../store/checkout/pricing-rules'
import { shippingQuery } from './requests'
import { shippingMethod } from './responses'

export function shippingMethodRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Checkout and orders' })

  route.get(
    '/',
    {
      id: 'listShippingMethods',
      summary: 'List the shipping methods and costs for a country',
      allow: 'anyone',
      query: shippingQuery,
      responses: { 200: list(shippingMethod, 'The shipping methods') },
    },
    async ({ query: { country, currency = ctx.config.currency } }) => {
      const methods = await listShippingMethods(ctx.db, currency)
      return country === undefined ? methods : methods.filter(shipsTo(country))
    },
  )

  return route.router
}
