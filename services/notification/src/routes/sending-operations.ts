import { page } from '@ecommerce/shared/openapi/common-operations'
import { type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import { deadLetterQuery, previewRequest, sendRequest, sendTemplateRequest } from './notification-requests'

const admins: readonly Party[] = ['admin']
const senders: readonly Party[] = ['admin', 'service']
const queued = { 202: { says: 'It is queued, or in the list already.', shape: ref('Notification') } }
const refusals = {
  400: ['channel-not-configured'],
  404: ['user-not-found'],
  409: ['not-wanted'],
}
const again = {
  roles: admins,
  answers: queued,
  errors: { 404: ['notification-not-found'], 409: ['notification-not-failed', 'one-time-link-gone'] },
}

/** What the shop says, and what has not arrived. */
export const sendingOperations: OperationGroup = {
  name: 'Sending',
  description: 'What the shop tells people, in words of its own or from a template, and what has not arrived.',
  operations: {
    'POST /api/notifications/send': {
      id: 'sendMessage',
      summary: 'Send words of your own, to a user or to one address',
      roles: senders,
      body: sendRequest,
      example: {
        to: 'ada@example.com',
        channel: 'email',
        subject: 'Your question',
        text: 'The mug comes in blue, too.',
      },
      isIdempotent: true,
      answers: queued,
      errors: refusals,
    },
    'POST /api/notifications/send-template': {
      id: 'sendTemplate',
      summary: 'Send one of the shop’s texts',
      description: 'In `locale`, or else in the reader’s own. Data that the template does not show is dropped.',
      roles: senders,
      body: sendTemplateRequest,
      example: { to: 'ada@example.com', channel: 'email', template: 'welcome', locale: 'de-AT', data: { name: 'Ada' } },
      isIdempotent: true,
      answers: queued,
      errors: {
        ...refusals,
        400: [...refusals[400], 'template-needs-token', 'text-too-long'],
        404: [...refusals[404], 'template-not-found'],
      },
    },
    'GET /api/notifications/dead-letters': {
      id: 'listDeadLetters',
      summary: 'What was given up, newest first, with the reason',
      roles: admins,
      query: deadLetterQuery,
      answers: { 200: page(ref('Notification')) },
    },
    'POST /api/notifications/dead-letters/all/replay': {
      id: 'replayDeadLetters',
      summary: 'Try all of them again',
      roles: admins,
      answers: {
        202: { says: 'How many.', shape: Joi.object({ replayed: Joi.number().integer().required() }) },
      },
    },
    'POST /api/notifications/dead-letters/:id/replay': {
      id: 'replayDeadLetter',
      summary: 'Try one of them again, from its first try',
      ...again,
    },
    'POST /api/notifications/:id/retry': {
      id: 'retryNotification',
      summary: 'The same, by the notification',
      ...again,
    },
    'GET /api/notifications/templates': {
      id: 'listTemplates',
      summary: 'The shop’s texts, their languages, and what data each takes',
      roles: admins,
      answers: {
        200: {
          says: 'All of them.',
          shape: {
            type: 'object',
            properties: { data: { type: 'array', items: ref('Template') } },
            required: ['data'],
          },
        },
      },
    },
    'POST /api/notifications/templates/:name/preview': {
      id: 'previewTemplate',
      summary: 'See what a text becomes; it is sent to nobody',
      roles: admins,
      body: previewRequest,
      example: { locale: 'es', data: { name: 'Ada' } },
      answers: { 200: { says: 'As it would be sent.', shape: ref('Rendered') } },
      errors: { 404: ['template-not-found'] },
    },
  },
}
