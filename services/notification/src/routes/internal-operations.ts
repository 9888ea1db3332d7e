import { personalDataExample, personalDataRequest } from '@ecommerce/contracts/personal-data'
import { betweenServices, hearEvent } from '@ecommerce/shared/openapi/common-operations'
import { ref } from '@ecommerce/shared/openapi/operation'

/** What the other services ask for. */
export const internalOperations = betweenServices({
  'POST /api/notifications/events': { ...hearEvent, id: 'tellNotifications' },
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
            contact: { anyOf: [ref('KnownContact'), { type: 'null' }] },
            preferences: { anyOf: [ref('Preferences'), { type: 'null' }] },
            notifications: { type: 'array', items: ref('PersonalNotification') },
          },
          required: ['contact', 'preferences', 'notifications'],
          additionalProperties: false,
        },
      },
    },
  },
})
