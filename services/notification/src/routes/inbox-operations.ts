import { page } from '@ecommerce/shared/openapi/common-operations'
import { type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import Joi from 'joi'
import { notificationQuery, preferencesRequest, streamQuery } from './notification-requests'

const people: readonly Party[] = ['customer', 'admin']
const htmlPage = (says: string) => ({ 200: { says, mediaTypes: ['text/html'], shape: { type: 'string' } } })
const link = Joi.object({ token: Joi.string().required().description('From the link.') })

/** What a customer does with what they are told. */
export const inboxOperations: OperationGroup = {
  name: 'Notifications',
  description: 'What a customer has been told, and what they want to hear of.',
  operations: {
    'GET /api/notifications': {
      id: 'listNotifications',
      summary: 'The own notifications, newest first',
      description:
        'An admin sees all, by `userId`, `status` and `channel`. `unread=true&count=true` counts the unread ones.',
      roles: people,
      query: notificationQuery,
      answers: { 200: page(ref('Notification')) },
    },
    'PATCH /api/notifications/:id/read': {
      id: 'readNotification',
      summary: 'Mark one as read',
      roles: people,
      answers: { 200: { says: 'As it is now.', shape: ref('Notification') } },
      errors: { 404: ['notification-not-found'] },
    },
    'POST /api/notifications/read-all': {
      id: 'readAllNotifications',
      summary: 'Mark all as read',
      roles: people,
      answers: {
        200: { says: 'How many were not.', shape: Joi.object({ updated: Joi.number().integer().required() }) },
      },
    },
    'GET /api/notifications/stream': {
      id: 'streamNotifications',
      summary: 'New ones as they come, as server-sent events',
      description:
        'Each is an event `notification` with the notification as its data and its id as its id. The stream ends with the access token; come back with `Last-Event-ID`, and none is missed and none comes twice. A browser sends the token by fetch, not by `EventSource`.',
      roles: people,
      query: streamQuery,
      headers: { 'Last-Event-ID': 'The id of the last event that was received.' },
      answers: {
        200: { says: 'Events, until the token ends.', mediaTypes: ['text/event-stream'], shape: { type: 'string' } },
      },
      errors: { 429: ['too-many-streams'] },
    },
    'GET /api/notifications/preferences': {
      id: 'readPreferences',
      summary: 'What comes, by kind and channel',
      roles: people,
      answers: { 200: { says: 'All of it.', shape: ref('Preferences') } },
    },
    'PUT /api/notifications/preferences': {
      id: 'changePreferences',
      summary: 'Choose what comes',
      description: 'What is left out stays as it is. Security and orders cannot be switched off.',
      roles: people,
      body: preferencesRequest,
      example: { stock: { email: false }, marketing: { email: true } },
      answers: { 200: { says: 'All of it, as it is now.', shape: ref('Preferences') } },
      errors: { 404: ['user-not-found'] },
    },
    'GET /api/notifications/unsubscribe': {
      id: 'askToUnsubscribe',
      summary: 'The page that the link in advertising leads to',
      query: link,
      answers: htmlPage('It asks, and changes nothing.'),
      errors: { 400: ['link-invalid'] },
      pages: [400],
    },
    'POST /api/notifications/unsubscribe': {
      id: 'unsubscribe',
      summary: 'No more advertising by e-mail, with one click (RFC 8058)',
      query: link,
      answers: htmlPage('It is done.'),
      errors: { 400: ['link-invalid'] },
      pages: [400],
    },
  },
}
