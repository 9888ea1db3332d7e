import type { JsonSchema, Operation } from './operation'

/** RFC 9457, with the members that every problem of ours has. */
export const problemShape: JsonSchema = {
  type: 'object',
  description: 'What was refused and why (RFC 9457). Some have further members, such as `available`.',
  properties: {
    type: { type: 'string', format: 'uri' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A sentence for people.' },
    code: { type: 'string', description: 'For programs; it stays the same.' },
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

/** The codes that a route may answer with, by status: its own, and those that come from what it is. */
export function withCommonErrors(path: string, operation: Operation): Record<string, string[]> {
  const { roles = [], query, body, stream, headers, isIdempotent, errors = {} } = operation
  const codes: Record<string, Set<string>> = {}
  const add = (status: number, ...more: readonly string[]) => {
    codes[status] = new Set([...(codes[status] ?? []), ...more])
  }
  for (const [status, own] of Object.entries(errors)) add(Number(status), ...own)
  if (query || body || stream || headers || isIdempotent || path.includes(':')) add(400, 'invalid-request')
  if (query && 'cursor' in query.describe().keys) add(400, 'invalid-cursor')
  const bearers = bearerRoles.filter((role) => roles.includes(role))
  if (bearers.length > 0) add(401, 'token-missing', 'token-invalid', 'token-expired')
  if (bearers.length > 0 && bearers.length < bearerRoles.length) add(403, 'forbidden')
  if (body || stream) {
    add(413, 'body-too-large')
    add(415, 'unsupported-media-type')
  }
  if (isIdempotent) {
    add(409, 'idempotency-in-progress')
    add(422, 'idempotency-key-reused')
  }
  add(429, 'rate-limited')
  add(500, 'internal-error')
  add(503, 'service-unavailable')
  return Object.fromEntries(Object.entries(codes).map(([status, all]) => [status, [...all]]))
}

const bearerRoles = ['customer', 'admin', 'service'] as const
