import { commonOperations } from '@ecommerce/shared/openapi/common-operations'
import { describeApi } from '@ecommerce/shared/openapi/document'
import { examples } from './routes/answer-examples'
import { shapes } from './routes/answer-shapes'
import { inboxOperations } from './routes/inbox-operations'
import { internalOperations } from './routes/internal-operations'
import { sendingOperations } from './routes/sending-operations'

/** What this service offers, as `/openapi.json` says it. */
export const api = describeApi({
  title: 'Notifications',
  description: 'Tells people what has happened: by e-mail, in their list in the shop, by SMS and by webhook.',
  groups: [inboxOperations, sendingOperations, internalOperations, commonOperations],
  shapes,
  examples,
})
