import { address } from '@ecommerce/contracts/address'
import { countryCode } from '@ecommerce/contracts/country'
import { money } from '@ecommerce/contracts/money'
import { createServiceApp } from '@ecommerce/shared/http/app'
import type { ApiDescription } from '@ecommerce/shared/openapi/declared-api'
import type { Express } from 'express'
import type { Context } from './context'
import { cartRoutes } from './routes/cart/routes'
import { checkoutRoutes } from './routes/checkout/routes'
import { addressExample } from './routes/examples'
import { internalRoutes } from './routes/internal/routes'
import { orderAdministrationRoutes } from './routes/order-administration/routes'
import { orderRoutes } from './routes/orders/routes'
import { paymentRoutes } from './routes/payments/routes'
import { promotionRoutes } from './routes/promotions/routes'
import { refundRoutes } from './routes/refunds/routes'
import { returnRoutes } from './routes/returns/routes'
import { salesRoutes } from './routes/sales/routes'
import { shippingMethodRoutes } from './routes/shipping-methods/routes'

export const createApp = (ctx: Context): Express =>
  createServiceApp(
    ctx,
    (app) => {
      app.use('/api/cart', cartRoutes(ctx))
      app.use('/api/orders/shipping-methods', shippingMethodRoutes(ctx))
      app.use('/api/orders/stats', salesRoutes(ctx))
      app.use('/api/orders', checkoutRoutes(ctx))
      app.use('/api/orders', orderRoutes(ctx))
      app.use('/api/orders', refundRoutes(ctx))
      app.use('/api/orders', returnRoutes(ctx))
      app.use('/api/orders', orderAdministrationRoutes(ctx))
      app.use('/api/payments', paymentRoutes(ctx))
      app.use('/api/promotions', promotionRoutes(ctx))
      app.use('/internal', internalRoutes(ctx))
    },
    { description, exposedHeaders: ['X-Cart-Token'] },
  )

const description: ApiDescription = {
  title: 'Orders',
  description: 'Carts, checkout, orders, payments and coupons.',
  tags: {
    Cart: 'Cart of a customer, or of a guest by `X-Cart-Token`.',
    'Checkout and orders':
      "Checkout, orders, cancellations and returns. `id` in a path may also be the order's number.",
    'Order administration': 'Fulfil, capture, refund and return orders, and read sales figures.',
    Coupons: 'Discounts, their validity and limits.',
    Payments: 'Webhooks of payment providers and cases that need staff.',
  },
  schemas: { Money: money, Country: countryCode(), PostalAddress: address },
  examples: { Money: { amount: 1_999, currency: 'USD' }, PostalAddress: addressExample },
  tokens: {
    'cart-token': { header: 'X-Cart-Token', description: 'Cart token of a guest.' },
    'order-token': { header: 'X-Order-Token', description: 'Order token of a guest.' },
  },
}
