import { commonOperations } from '@ecommerce/shared/openapi/common-operations'
import { describeApi } from '@ecommerce/shared/openapi/document'
import { shapes } from './routes/answer-shapes'

/** What this service offers, as `/openapi.json` says it. */
export const api = describeApi({
  title: 'Orders',
  description: 'Carts, orders and what happens to them, payments and coupons.',
  groups: [commonOperations],
  shapes,
})
