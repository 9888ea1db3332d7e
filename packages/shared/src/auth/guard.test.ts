import express from 'express'
import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AppError, statusByKind } from '../errors'
import { createAccessTokens } from './access-tokens'
import { createGuard } from './guard'
import { createServiceTokens } from './service-tokens'

const secret = 'a secret of the whole platform, thirty-two bytes or more'
const callee = createServiceTokens({ secret: { current: secret }, tokenSecrets: {}, self: 'callee', peers: ['caller'] })
const caller = createServiceTokens({
  secret: { current: secret },
  tokenSecrets: { callee: secret },
  self: 'caller',
  peers: [],
})
const accessTokens = createAccessTokens({
  keys: { find: () => Promise.resolve(undefined) },
  issuer: 'test',
  audience: 'test',
})

let server: Server
let url: string
beforeAll(async () => {
  const guard = createGuard({ accessTokens, serviceTokens: callee })
  const app = express()
  app.get('/guarded', guard.allow('service'), (_req, res) => void res.sendStatus(204))
  app.get('/public', guard.identify('service'), (_req, res) => void res.sendStatus(204))
  app.use(((error, _req, res, _next) => {
    if (!(error instanceof AppError)) throw error
    res.status(statusByKind[error.kind]).json({ code: error.code })
  }) satisfies express.ErrorRequestHandler)
  server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** Token whose header is equivalent but encoded differently. */
function signedWithHeader(header: string): string {
  const [, payload = ''] = caller.issue('callee').split('.')
  const signed = `${Buffer.from(header).toString('base64url')}.${payload}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
const headers = [
  '{"alg":"HS256","typ":"JWT"}',
  '{"alg":"HS25\\u0036","typ":"JWT"}',
  '{"alg":"RS256","typ":"JWT","\\u0061lg":"HS256"}',
]

describe('Service tokens in the guard', () => {
  test.each(headers)('are accepted between services: %s', async (header) => {
    const authorization = `Bearer ${signedWithHeader(header)}`
    const statuses = ['/guarded', '/public'].map(
      async (path) => (await fetch(`${url}${path}`, { headers: { authorization } })).status,
    )
    expect(await Promise.all(statuses)).toEqual([204, 204])
  })

  test.each(headers)('are rejected with 401 through the public gateway: %s', async (header) => {
    const authorization = `Bearer ${signedWithHeader(header)}`
    for (const path of ['/guarded', '/public']) {
      const answer = await fetch(`${url}${path}`, { headers: { authorization, via: '1.1 gateway' } })
      expect([answer.status, await answer.json()]).toEqual([401, { code: 'token-invalid' }])
    }
  })
})
