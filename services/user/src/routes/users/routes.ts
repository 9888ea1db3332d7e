import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { parseIfMatch } from '@ecommerce/shared/http/input/if-match'
import { sendPage } from '@ecommerce/shared/http/responses/pagination'
import { empty, one, pages } from '@ecommerce/shared/http/routes/responses'
import type { Request } from 'express'
import { changeUser } from '../../commands/users/change-user'
import { endSessionsOfUser } from '../../commands/sessions/end-session'
import { resetMfa } from '../../commands/mfa/reset-mfa'
import type { Context } from '../../context'
import { countAuditEvents, listAuditEvents } from '../../store/audit-events'
import { findErasure } from '../../store/erasures'
import { countUsers, findUser, listUsers } from '../../store/users'
import { deviceOf } from '../device'
import { pagesOnly } from '../page-query'
import { adminErrors, admins } from '../audiences'
import { session } from '../sessions/responses'
import { sendSessions } from '../sessions/send-sessions'
import { accountOf, defineAccountRoutes } from '../account-routes'
import { adminChange, userQuery } from './requests'
import { auditEvent, erasure, user, versionedUser } from './responses'
import { erasureNotFound, userNotFound } from '../../errors'

export function userRoutes(ctx: Context): Routes {
  const route = defineAccountRoutes(ctx, 'Users')

  route.get(
    '/',
    {
      id: 'listUsers',
      summary: 'List users, newest first',
      description: '`q` searches names and e-mail addresses.',
      allow: admins,
      query: userQuery,
      responses: { 200: pages(user) },
      errors: adminErrors,
    },
    ({ req, res, query }) =>
      sendPage(req, res, {
        cursors: ctx.cursors,
        query,
        list: ['users', query.q, query.role, query.status],
        fetch: ({ limit, after }) => listUsers(ctx.db, { filter: query, limit, before: after?.[0]?.toString() }),
        count: () => countUsers(ctx.db, query),
        position: ({ id }) => [id],
        present: user.view,
      }),
  )

  route.get(
    '/erasures/:id',
    {
      id: 'readErasure',
      summary: 'Get the progress of an erasure',
      allow: admins,
      ids: { id: erasureNotFound },
      responses: { 200: one(erasure, 'The progress') },
      errors: { ...adminErrors, 404: ['erasure-not-found'] },
    },
    async ({ params }) => {
      const found = await findErasure(ctx.db, params.id)
      if (!found) throw erasureNotFound()
      return found
    },
  )

  route.get(
    '/:id/audit',
    {
      id: 'listAuditEvents',
      summary: 'List the audit events of an account, newest first',
      allow: admins,
      ids: { id: userNotFound },
      query: pagesOnly,
      responses: { 200: pages(auditEvent) },
      errors: { ...adminErrors, 404: ['user-not-found'] },
    },
    async ({ req, res, query, params: { id: userId } }) => {
      if (!(await isKnown(ctx, userId))) throw userNotFound()
      await sendPage(req, res, {
        cursors: ctx.cursors,
        query,
        list: ['audit', userId],
        fetch: ({ limit, after }) => listAuditEvents(ctx.db, { userId, limit, before: after?.[0]?.toString() }),
        count: () => countAuditEvents(ctx.db, userId),
        position: ({ id }) => [id],
        present: auditEvent.view,
      })
    },
  )

  route.get(
    '/:id',
    {
      id: 'readUser',
      summary: 'Get a user',
      allow: admins,
      ids: { id: userNotFound },
      responses: { 200: versionedUser('The user') },
      errors: { ...adminErrors, 404: ['user-not-found'] },
    },
    ({ params }) => getUser(ctx, params.id),
  )

  route.patch(
    '/:id',
    {
      id: 'changeUser',
      summary: "Update a user's role or status",
      description:
        'Disabling a user ends their sessions at once; after a change of role they continue and have to be refreshed. The last admin keeps the role.',
      allow: admins,
      ids: { id: userNotFound },
      body: adminChange,
      example: { status: 'disabled' },
      headers: { 'If-Match': 'Version that the change is based on.' },
      responses: { 200: versionedUser('Updated') },
      errors: { ...adminErrors, 404: ['user-not-found'], 409: ['last-admin'], 412: ['version-mismatch'] },
    },
    ({ req, params, body: change }) =>
      changeUser(ctx, { ...byAdmin(req), id: params.id, version: parseIfMatch(req.get('if-match')), change }),
  )

  route.get(
    '/:id/sessions',
    {
      id: 'listSessionsOfUser',
      summary: 'List the sessions of a user',
      allow: admins,
      ids: { id: userNotFound },
      query: pagesOnly,
      responses: { 200: pages(session) },
      errors: { ...adminErrors, 404: ['user-not-found'] },
    },
    async ({ req, res, query, params }) => {
      const { id: userId } = await getUser(ctx, params.id)
      await sendSessions(ctx, { req, res, query, shown: { userId, sessionId: accountOf(req).sessionId } })
    },
  )

  route.delete(
    '/:id/sessions',
    {
      id: 'endSessionsOfUser',
      summary: 'End all sessions of a user',
      description: 'Every service rejects their access tokens within two seconds. The user can sign in again.',
      allow: admins,
      ids: { id: userNotFound },
      responses: { 204: empty('Signed out') },
      errors: { ...adminErrors, 404: ['user-not-found'] },
    },
    ({ req, params }) => endSessionsOfUser(ctx, { ...byAdmin(req), userId: params.id }),
  )

  route.delete(
    '/:id/mfa',
    {
      id: 'resetMfa',
      summary: "Reset a user's second factor and end their sessions",
      allow: admins,
      ids: { id: userNotFound },
      responses: { 204: empty('Disabled') },
      errors: { ...adminErrors, 404: ['user-not-found', 'mfa-not-enabled'] },
    },
    ({ req, params }) => resetMfa(ctx, { ...byAdmin(req), userId: params.id }),
  )

  return route.router
}

const byAdmin = (req: Request) => ({ actorId: accountOf(req).user.id, device: deviceOf(req) })

async function getUser({ db }: Pick<Context, 'db'>, id: string) {
  const found = await findUser(db, id)
  if (!found) throw userNotFound()
  return found
}

async function isKnown({ db }: Pick<Context, 'db'>, userId: string): Promise<boolean> {
  return (await findUser(db, userId)) !== undefined || (await findErasure(db, userId)) !== undefined
}
