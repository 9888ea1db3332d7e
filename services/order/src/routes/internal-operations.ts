import { personalDataExample, personalDataRequest } from '@ecommerce/contracts/personal-data'
import { betweenServices, hearEvent } from '@ecommerce/shared/openapi/common-operations'
import { ref } from '@ecommerce/shared/openapi/operation'

const all = (name: string) => ({ type: 'array', items: ref(name) })

/** What the other services ask for. */
export const internalOperations = betweenServices({
  'POST /internal/events': hearEvent,
  'POST /internal/personal-data': {
    id: 'readPersonalData',
    summary: 'Everything that is held on a person; for the user service alone',
    roles: ['service'],
    body: personalDataRequest,
    example: personalDataExample,
    answers: {
      200: {
        says: 'All of it; null is what is not known.',
        shape: {
          type: 'object',
          properties: {
            customer: {
              type: ['object', 'null'],
              properties: { email: { type: 'string' }, name: { type: 'string' }, locale: { type: 'string' } },
              additionalProperties: false,
            },
            cart: { anyOf: [ref('PersonalCart'), { type: 'null' }] },
            orders: all('Order'),
            returns: all('Return'),
          },
          required: ['customer', 'cart', 'orders', 'returns'],
          additionalProperties: false,
        },
      },
    },
  },
})
