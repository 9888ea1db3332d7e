import { uuidv7 } from '@ecommerce/shared/ids'
import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import jwt from 'jsonwebtoken'

export const testSecret = 'a-secret-of-the-tests-that-is-long-enough'

/** Creates the signing key of a test run once, as it takes a tenth of a second. */
export function makeTestKey(): void {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  process.env.TEST_PRIVATE_KEY = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

if (!process.env.TEST_PRIVATE_KEY) makeTestKey()
/** PEM. */
export const testPrivateKey = process.env.TEST_PRIVATE_KEY!
const privateKey = createPrivateKey(testPrivateKey)
const publicKey = createPublicKey(privateKey)

/** The public half of the key that `accessToken` signs with. */
export const testKeys: KeySource = { find: (kid) => Promise.resolve(kid === 'test' ? publicKey : undefined) }

/** An access token as the user service would sign it. */
export function accessToken(
  claims: { sub?: string; role?: 'customer' | 'admin'; sid?: string; ver?: number } = {},
  options: jwt.SignOptions = {},
): string {
  const { sub = uuidv7(), role = 'customer', sid = uuidv7(), ...others } = claims
  return jwt.sign({ role, sid, ...others }, privateKey, {
    algorithm: 'RS256',
    keyid: 'test',
    issuer: 'ecommerce',
    audience: 'ecommerce',
    subject: sub,
    expiresIn: '15m',
    ...options,
  })
}

/** A token that `from` would send to `to`. */
export function serviceToken(from: string, to: string, options: jwt.SignOptions = {}, secret = testSecret): string {
  return jwt.sign({ role: 'service' }, secret, {
    algorithm: 'HS256',
    issuer: from,
    subject: from,
    audience: to,
    expiresIn: 60,
    ...options,
  })
}

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

/** Forged tokens that every guarded route must reject, by attack. */
export function forgedTokens(): Record<string, string> {
  const claims = { role: 'admin', sid: uuidv7() }
  const about = { issuer: 'ecommerce', audience: 'ecommerce', subject: uuidv7(), keyid: 'test' }
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
  const publicPem = publicKey.export({ type: 'spki', format: 'pem' })
  const [header, payload] = jwt.sign(claims, privateKey, { ...about, algorithm: 'RS256' }).split('.')
  const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'test', typ: 'JWT' })).toString('base64url')
  return {
    'not a token': 'abc',
    'no signature': `${none}.${payload}.`,
    'a cut signature': `${header}.${payload}.AAAA`,
    'a foreign key': jwt.sign(claims, stranger, { ...about, algorithm: 'RS256' }),
    'an unknown key id': jwt.sign(claims, privateKey, { ...about, keyid: 'elsewhere', algorithm: 'RS256' }),
    'the public key as a secret': hmacToken(
      { ...claims, iss: 'ecommerce', aud: 'ecommerce', sub: about.subject },
      publicPem.toString(),
    ),
    'another audience': jwt.sign(claims, privateKey, { ...about, audience: 'other', algorithm: 'RS256' }),
    'another issuer': jwt.sign(claims, privateKey, { ...about, issuer: 'other', algorithm: 'RS256' }),
    expired: jwt.sign(claims, privateKey, { ...about, expiresIn: -10, algorithm: 'RS256' }),
  }
}

/** Signs with a PEM as HMAC secret, as an attacker would and jsonwebtoken refuses to. */
function hmacToken(claims: object, secret: string): string {
  return jwt.sign(claims, Buffer.from(secret), { algorithm: 'HS256', keyid: 'test', expiresIn: 60 })
}
