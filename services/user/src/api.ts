import { commonOperations } from '@ecommerce/shared/openapi/common-operations'
import { describeApi } from '@ecommerce/shared/openapi/document'
import { addressOperations, mfaOperations, passwordOperations, profileOperations } from './routes/account-operations'
import { examples } from './routes/answer-examples'
import { shapes } from './routes/answer-shapes'
import { sessionOperations } from './routes/session-operations'
import { internalOperations, userOperations } from './routes/user-operations'

/** What this service offers, as `/openapi.json` says it. */
export const api = describeApi({
  title: 'Users',
  description:
    'Who a customer is: sign-in, sessions, profile, addresses, second factor, and what admins do with accounts.',
  groups: [
    sessionOperations,
    passwordOperations,
    profileOperations,
    addressOperations,
    mfaOperations,
    userOperations,
    internalOperations,
    commonOperations,
  ],
  shapes,
  examples,
})
