import { personalDataRequest } from '@ecommerce/contracts/personal-data'
import { cloudEvent } from '@ecommerce/shared/events/cloud-event'
import { type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'

const services: readonly Party[] = ['service']

/** What the other services ask for. */
export const internalOperations: OperationGroup = {
  name: 'Between services',
  description: 'What the services ask of each other, with tokens of their own.',
  isInternal: true,
  operations: {
    'POST /api/notifications/events': {
      id: 'tellNotifications',
      summary: 'Hear of what has happened (CloudEvents 1.0)',
      description: 'The same `source` and `id` does its work once, however often it comes. An unknown type is ignored.',
      roles: services,
      body: cloudEvent,
      answers: {
        202: {
          says: 'It is kept.',
          shape: Joi.object({ status: Joi.string().valid('handled', 'repeated', 'ignored').required() }),
        },
      },
    },
    'POST /internal/personal-data': {
      id: 'readPersonalNotifications',
      summary: 'Everything that is held on a person; for the user service alone',
      roles: services,
      body: personalDataRequest,
      answers: {
        200: {
          says: 'All of it; null is what is not known.',
          shape: {
            type: 'object',
            properties: {
              contact: { anyOf: [ref('Contact'), { type: 'null' }] },
              preferences: { anyOf: [ref('Preferences'), { type: 'null' }] },
              notifications: { type: 'array', items: ref('PersonalNotification') },
            },
            required: ['contact', 'preferences', 'notifications'],
            additionalProperties: false,
          },
        },
      },
    },
  },
}
