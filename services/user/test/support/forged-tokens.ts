import { uuidv7 } from '@ecommerce/shared/ids'
import { createPublicKey } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { newPrivateKey } from './signing-keys'
import type { UserApp } from './user-app'

/** Signs any claims with the service's own key. */
export function signToken({ ctx }: UserApp, claims: object = {}, options: jwt.SignOptions = {}): string {
  const { kid, privateKey } = ctx.keys.current()
  return jwt.sign({ role: 'admin', sid: uuidv7(), ...claims }, privateKey, { ...about(kid), ...options })
}

/** Forged tokens by attack, some signed with the service's own key. */
export function forgedTokens(app: UserApp): Record<string, string> {
  const { kid, privateKey } = app.ctx.keys.current()
  const claims = { role: 'admin', sid: uuidv7() }
  const stranger = newPrivateKey()
  const publicPem = createPublicKey(privateKey).export({ type: 'spki', format: 'pem' })
  const [header, payload, signature] = signToken(app).split('.')
  const changed = encode({ ...(jwt.decode(signToken(app)) as object), sub: uuidv7() })
  return {
    'not a token': 'abc',
    'no signature': `${encode({ alg: 'none', kid, typ: 'JWT' })}.${payload}.`,
    'a cut signature': `${header}.${payload}.AAAA`,
    'changed claims': `${header}.${changed}.${signature}`,
    'a foreign key': jwt.sign(claims, stranger, about(kid)),
    'an unknown key id': signToken(app, {}, { keyid: 'elsewhere' }),
    'a key id that is a path': signToken(app, {}, { keyid: '../../0001.pem' }),
    'the public key as a secret': jwt.sign(claims, Buffer.from(publicPem), { ...about(kid), algorithm: 'HS256' }),
    'another algorithm of the same key': signToken(app, {}, { algorithm: 'PS256' }),
    'another audience': signToken(app, {}, { audience: 'other' }),
    'another issuer': signToken(app, {}, { issuer: 'other' }),
    'no session': signToken(app, { sid: undefined }),
    'no role': signToken(app, { role: undefined }),
    expired: signToken(app, {}, { expiresIn: -1 }),
  }
}

const about = (keyid: string): jwt.SignOptions => ({
  algorithm: 'RS256',
  keyid,
  issuer: 'ecommerce',
  audience: 'ecommerce',
  subject: uuidv7(),
  expiresIn: '15m',
})

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
