import { commonOperations } from '@ecommerce/shared/openapi/common-operations'
import { describeApi } from '@ecommerce/shared/openapi/document'
import { shapes } from './routes/answer-shapes'

/** What this service offers, as `/openapi.json` says it. */
export const api = describeApi({
  title: 'Users',
  description:
    'Who a customer is: sign-in, sessions, profile, addresses, second factor, and what admins do with accounts.',
  groups: [commonOperations],
  shapes,
})
