import { commonOperations } from '@ecommerce/shared/openapi/common-operations'
import { describeApi } from '@ecommerce/shared/openapi/document'
import { shapes } from './routes/answer-shapes'
import { customerOperations } from './routes/customer-operations'
import { staffOperations } from './routes/staff-operations'

/** What this service offers, as `/openapi.json` says it. */
export const api = describeApi({
  title: 'Notifications',
  description: 'Tells people what has happened: by e-mail, in their list in the shop, by SMS and by webhook.',
  tag: 'notifications',
  operations: { ...customerOperations, ...staffOperations, ...commonOperations },
  shapes,
})
