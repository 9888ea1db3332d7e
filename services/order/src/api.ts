import { commonOperations } from '@ecommerce/shared/openapi/common-operations'
import { describeApi } from '@ecommerce/shared/openapi/document'
import { examples } from './routes/answer-examples'
import { shapes } from './routes/answer-shapes'
import { cartOperations } from './routes/cart-operations'
import { internalOperations } from './routes/internal-operations'
import { orderAdminOperations } from './routes/order-admin-operations'
import { orderOperations } from './routes/order-operations'
import { paymentOperations } from './routes/payment-operations'
import { promotionOperations } from './routes/promotion-operations'

/** What this service offers, as `/openapi.json` says it. */
export const api = describeApi({
  title: 'Orders',
  description: 'Carts, orders and what happens to them, payments and coupons.',
  groups: [
    cartOperations,
    orderOperations,
    orderAdminOperations,
    promotionOperations,
    paymentOperations,
    internalOperations,
    commonOperations,
  ],
  shapes,
  examples,
  tokens: {
    'cart-token': { header: 'X-Cart-Token', description: 'What a guest got with the cart.' },
    'order-token': { header: 'X-Order-Token', description: 'What a guest got with the order.' },
  },
})
