import { betweenServices, page } from '@ecommerce/shared/openapi/common-operations'
import { type Answer, type OperationGroup, type Party, ref } from '@ecommerce/shared/openapi/operation'
import { pagesOnly } from './page-query'
import { adminChange, userQuery } from './user-requests'

const admins: readonly Party[] = ['admin']
const services: readonly Party[] = ['service']
const forAdmins = { 401: ['session-ended'], 403: ['mfa-required'] }
const user = (says: string): Answer => ({ says, shape: ref('User'), headers: { ETag: 'Its version.' } })

/** What admins may see and change of everybody. */
export const userOperations: OperationGroup = {
  name: 'Users',
  description: 'What admins may see and change of everybody.',
  operations: {
    'GET /api/users': {
      id: 'listUsers',
      summary: 'Everybody, newest first',
      description: '`q` looks in names and e-mail addresses.',
      roles: admins,
      query: userQuery,
      answers: { 200: page(ref('User')) },
      errors: forAdmins,
    },
    'GET /api/users/:id': {
      id: 'readUser',
      summary: 'One user',
      roles: admins,
      answers: { 200: user('The user.') },
      errors: { ...forAdmins, 404: ['user-not-found'] },
    },
    'PATCH /api/users/:id': {
      id: 'changeUser',
      summary: 'Give a role, disable or enable',
      description:
        'The sessions of who is disabled end at once; with another role they go on, and have to be refreshed. The last admin stays one.',
      roles: admins,
      body: adminChange,
      example: { status: 'disabled' },
      headers: { 'If-Match': 'The version that the change is meant for.' },
      answers: { 200: user('As it is now.') },
      errors: { ...forAdmins, 404: ['user-not-found'], 409: ['last-admin'], 412: ['version-mismatch'] },
    },
    'GET /api/users/:id/sessions': {
      id: 'listSessionsOfUser',
      summary: 'List the sessions of a user',
      roles: admins,
      query: pagesOnly,
      answers: { 200: page(ref('Session')) },
      errors: { ...forAdmins, 404: ['user-not-found'] },
    },
    'DELETE /api/users/:id/sessions': {
      id: 'endSessionsOfUser',
      summary: 'End all sessions of a user',
      description: 'Every service refuses their access tokens within two seconds. They can sign in again.',
      roles: admins,
      answers: { 204: { says: 'Ended.' } },
      errors: { ...forAdmins, 404: ['user-not-found'] },
    },
    'DELETE /api/users/:id/mfa': {
      id: 'resetMfa',
      summary: 'Turn off the second factor of who has lost it; their sessions end',
      roles: admins,
      answers: { 204: { says: 'It is off.' } },
      errors: { ...forAdmins, 404: ['user-not-found', 'mfa-not-enabled'] },
    },
    'GET /api/users/:id/audit': {
      id: 'listAuditEvents',
      summary: 'What has borne on who can get into an account, newest first',
      roles: admins,
      query: pagesOnly,
      answers: { 200: page(ref('AuditEvent')) },
      errors: { ...forAdmins, 404: ['user-not-found'] },
    },
    'GET /api/users/erasures/:id': {
      id: 'readErasure',
      summary: 'Which services have erased their part',
      roles: admins,
      answers: { 200: { says: 'How far it is.', shape: ref('Erasure') } },
      errors: { ...forAdmins, 404: ['erasure-not-found'] },
    },
  },
}

/** What the other services ask for. */
export const internalOperations = betweenServices({
  'GET /internal/users/:id': {
    id: 'readContact',
    summary: 'How to address a user',
    roles: services,
    answers: { 200: { says: 'As events tell it.', shape: ref('Contact') } },
    errors: { 404: ['user-not-found'] },
  },
  'GET /internal/ended-sessions': {
    id: 'listEndedSessions',
    summary: 'List the access tokens that are refused though they have not expired',
    description: 'For a service that starts. Later ones are told by `user.sessions-ended`.',
    roles: services,
    answers: {
      200: { says: 'Sessions that have ended, and the lowest version of a user’s tokens.', shape: ref('EndedTokens') },
    },
  },
  'GET /internal/users/:userId/addresses/:addressId': {
    id: 'readPostalAddress',
    summary: 'An address in a user’s book, as it stands on a parcel',
    roles: services,
    answers: { 200: { says: 'The address.', shape: ref('PostalAddress') } },
    errors: { 404: ['address-not-found'] },
  },
})
