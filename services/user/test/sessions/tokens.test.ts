import { testConfig } from '@ecommerce/testkit/test-config'
import { bearer, forgedTokens as foreignTokens } from '@ecommerce/testkit/tokens'
import { createHash, createPublicKey, type JsonWebKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { forgedTokens } from '../support/forged-tokens'
import { openUserApp, signInAdmin, signUp, type UserApp } from '../support/user-app'

type Jwk = JsonWebKey & { kid: string; n: string; e: string }

let app: UserApp

describe('Access tokens', () => {
  beforeAll(async () => {
    app = await openUserApp()
  })
  afterAll(() => app.close())

  const publishedKeys = async () => {
    const response = await app.api.get('/.well-known/jwks.json').expect(200)
    return (response.body as { keys: Jwk[] }).keys
  }

  test('publish public keys only', async () => {
    const response = await app.api.get('/.well-known/jwks.json').expect(200)
    expect(response.body).toEqual({
      keys: [
        {
          kty: 'RSA',
          use: 'sig',
          alg: 'RS256',
          e: 'AQAB',
          n: expect.any(String) as string,
          kid: expect.any(String) as string,
        },
      ],
    })
    expect(response.headers['cache-control']).toMatch(/^public, max-age=\d+/)
    await app.api.get('/.well-known/jwks.json').set('If-None-Match', response.headers.etag!).expect(304)
  })

  test('have key ids by RFC 7638 thumbprint', async () => {
    const [key] = await publishedKeys()
    const { e, n, kid } = key!
    expect(kid).toBe(createHash('sha256').update(`{"e":"${e}","kty":"RSA","n":"${n}"}`).digest('base64url'))
  })

  test('are verifiable by published keys', async () => {
    const { user, accessToken } = await signUp(app)
    const [key] = await publishedKeys()
    const { header, payload } = jwt.verify(accessToken, createPublicKey({ key: key!, format: 'jwk' }), {
      algorithms: ['RS256'],
      complete: true,
    })
    const claims = payload as jwt.JwtPayload
    const { id } = await app.ctx.db
      .selectFrom('sessions')
      .select('id')
      .where('userId', '=', user.id)
      .executeTakeFirstOrThrow()
    expect(header).toEqual({ alg: 'RS256', typ: 'JWT', kid: key!.kid })
    expect(claims).toEqual({
      iss: testConfig('').tokenIssuer,
      aud: testConfig('').tokenAudience,
      sub: user.id,
      sid: id,
      role: 'customer',
      iat: expect.any(Number) as number,
      exp: claims.iat! + 900,
    })
  })

  test('reject every forged token at every route', async () => {
    await signInAdmin(app)
    for (const [attack, token] of Object.entries({ ...foreignTokens(), ...forgedTokens(app) }))
      for (const path of ['/api/users', '/api/users/profile', '/internal/users/1']) {
        const { status, headers } = await app.api.get(path).set(bearer(token))
        expect({ attack, path, status }).toEqual({ attack, path, status: 401 })
        expect(headers['www-authenticate']).toContain('Bearer')
      }
  })

  test('of a forger are never reported valid', async () => {
    for (const [attack, token] of Object.entries(forgedTokens(app))) {
      const { body } = await app.api.post('/api/users/verify').send({ token }).expect(200)
      expect({ attack, body: body as unknown }).toEqual({
        attack,
        body: { valid: false, reason: attack === 'expired' ? 'expired' : 'invalid' },
      })
    }
  })
})
