import { versionTag } from '@ecommerce/shared/http/input/if-match'
import { one, resource } from '@ecommerce/shared/http/routes/responses'
import { serviceNames } from '@ecommerce/contracts/service-names'
import { uuid } from '@ecommerce/contracts/uuid'
import Joi from 'joi'
import { type AuditEvent, auditTypes } from '../../domain/users/audit'
import type { Erasure } from '../../domain/users/erasure'
import { roles, type StoredUser, userStatuses } from '../../domain/users/user'

/** Members of a user in every response. */
export const userKeys = {
  id: uuid().required(),
  email: Joi.string().required(),
  name: Joi.string().required(),
  role: Joi.string()
    .valid(...roles)
    .required(),
  locale: Joi.string().required(),
  emailVerified: Joi.boolean().required(),
  createdAt: Joi.string().isoDate().required(),
  updatedAt: Joi.string().isoDate().required(),
}

export const userView = (user: StoredUser) => ({
  id: user.id,
  email: user.email,
  name: user.name,
  role: user.role,
  locale: user.locale,
  emailVerified: user.emailVerifiedAt !== null,
  createdAt: user.createdAt.toISOString(),
  updatedAt: user.updatedAt.toISOString(),
})

export const userExample = {
  id: '01890a5d-ac96-774b-bcce-b302099a8061',
  email: 'ada@example.com',
  name: 'Ada Byron',
  role: 'customer',
  locale: 'en-GB',
  emailVerified: true,
  createdAt: '2026-01-31T09:30:00.000Z',
  updatedAt: '2026-02-14T16:05:12.345Z',
}

/** Origin of a session or event. */
export const deviceKeys = {
  userAgent: Joi.string().allow(null, '').required(),
  ip: Joi.string().allow(null).required(),
}

/** Fields of one service's progress with an erasure. */
export const progressKeys = {
  service: Joi.string()
    .valid(...serviceNames)
    .required(),
  status: Joi.string().valid('done', 'pending').required(),
}

export const user = resource<StoredUser>({
  name: 'User',
  schema: Joi.object({
    ...userKeys,
    status: Joi.string()
      .valid(...userStatuses)
      .required(),
  }),
  example: { ...userExample, status: 'active' },
  view: (stored) => ({ ...userView(stored), status: stored.status }),
})

/** A user with the version that `If-Match` takes. */
export const versionedUser = (description: string) =>
  one(user, description, {
    ETag: { description: 'Version of the resource.', value: ({ version }) => versionTag(version) },
  })

export const erasure = resource<Erasure>({
  name: 'Erasure',
  schema: Joi.object({
    id: uuid().required(),
    status: Joi.string().valid('done', 'pending').required(),
    requestedAt: Joi.string().isoDate().required(),
    services: Joi.array()
      .items(Joi.object({ ...progressKeys, doneAt: Joi.string().isoDate() }))
      .required(),
  }),
  view: ({ userId, requestedAt, receipts }) => ({
    id: userId,
    status: receipts.every(({ doneAt }) => doneAt) ? 'done' : 'pending',
    requestedAt: requestedAt.toISOString(),
    services: receipts.map(({ service, doneAt }) => ({
      service,
      status: doneAt ? 'done' : 'pending',
      ...(doneAt && { doneAt: doneAt.toISOString() }),
    })),
  }),
})

export const auditEvent = resource<AuditEvent>({
  name: 'AuditEvent',
  schema: Joi.object({
    id: uuid().required(),
    type: Joi.string()
      .valid(...auditTypes)
      .required(),
    actorId: uuid().allow(null).required().description('Actor, when it was another user.'),
    ...deviceKeys,
    requestId: Joi.string().allow(null).required(),
    details: Joi.object().pattern(Joi.string(), Joi.string()).required(),
    createdAt: Joi.string().isoDate().required(),
  }),
  view: ({ id, type, actorId, ip, userAgent, requestId, details, createdAt }) => ({
    id,
    type,
    actorId,
    ip,
    userAgent,
    requestId,
    details,
    createdAt: createdAt.toISOString(),
  }),
})
