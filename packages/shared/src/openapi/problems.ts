import type { JsonSchema, Operation } from './operation'

/** RFC 9457, with the members that every problem of ours has. */
export const problemSchema: JsonSchema = {
  type: 'object',
  description: 'Error (RFC 9457). Some have further members, such as `available`.',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Human-readable explanation.' },
    code: { type: 'string', description: 'Stable error code for programs.' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { path: { type: 'string' }, message: { type: 'string' } },
        required: ['path', 'message'],
      },
    },
  },
  required: ['type', 'title', 'status', 'detail', 'code', 'requestId'],
}

const commonOf = {
  token: { 401: ['token-missing', 'token-invalid', 'token-expired'] },
  session: { 401: ['session-ended'] },
  role: { 403: ['forbidden'] },
  body: { 413: ['body-too-large'], 415: ['unsupported-media-type'] },
  key: { 409: ['idempotency-in-progress'], 422: ['idempotency-key-reused'] },
  every: { 429: ['rate-limited'], 500: ['internal-error'], 503: ['service-unavailable'] },
} satisfies Record<string, Record<number, readonly string[]>>

/** Codes by status that follow from a route's declaration. */
export const commonErrors: Readonly<Record<number, readonly string[]>> = {
  401: [...commonOf.token[401], ...commonOf.session[401]],
  ...commonOf.role,
  ...commonOf.body,
  ...commonOf.key,
  ...commonOf.every,
}

/** Codes by status of a route: its own and those of its declaration. */
export function withCommonErrors(path: string, operation: Operation): Record<string, string[]> {
  const { roles = [], query, isIdempotent, errors = {} } = operation
  const codes: Record<string, Set<string>> = {}
  const add = (more: Readonly<Record<number, readonly string[]>>) => {
    for (const [status, some] of Object.entries(more)) codes[status] = new Set([...(codes[status] ?? []), ...some])
  }
  add(errors)
  if (!isPlain(path)) add({ 400: ['invalid-request'], ...commonOf.body })
  if (path.includes(':')) add({ 404: ['route-not-found'] })
  if (query && 'cursor' in query.describe().keys) add({ 400: ['invalid-cursor'] })
  const bearers = bearerRoles.filter((role) => roles.includes(role))
  if (bearers.length > 0) add({ 401: commonErrors[401]! })
  if (bearers.length > 0 && bearers.length < bearerRoles.length) add(commonOf.role)
  if (isIdempotent) add(commonOf.key)
  add(commonOf.every)
  return Object.fromEntries(Object.entries(codes).map(([status, all]) => [status, [...all]]))
}

/** Health, metrics and documentation routes answer before a body is read. */
const isPlain = (path: string) => /^\/(health|metrics|openapi\.json|docs)\b/.test(path)

/** Roles of access tokens and service tokens. */
export const bearerRoles = ['customer', 'admin', 'service'] as const
