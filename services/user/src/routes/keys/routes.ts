import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { sendPublic } from '@ecommerce/shared/http/responses/send-public'
import type { Context } from '../../context'

/** Short enough for a new key to be known everywhere before it signs. */
const maxAgeSeconds = 60

export function wellKnownRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Sign-in' })

  route.get(
    '/jwks.json',
    {
      id: 'readPublicKeys',
      summary: 'List the public keys of access tokens (RFC 7517)',
      allow: 'anyone',
      headers: { 'If-None-Match': 'ETag of a known response.' },
      responses: {
        200: {
          description: 'Current and recently retired keys',
          body: {
            type: 'object',
            properties: { keys: { type: 'array', items: { type: 'object' } } },
            required: ['keys'],
            additionalProperties: false,
          },
          headers: { ETag: 'Strong.' },
        },
        304: { description: 'Not modified' },
      },
    },
    ({ req, res }) => sendPublic(req, res, ctx.keys.jwks(), maxAgeSeconds),
  )

  return route.router
}
