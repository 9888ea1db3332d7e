import type { KeySource } from '@ecommerce/shared/auth/access-tokens'
import { ConfigError } from '@ecommerce/shared/config'
import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type SigningKey = { kid: string; privateKey: KeyObject }

/** An RSA public key as a JWK (RFC 7517). */
export type PublishedKey = { kty: 'RSA'; n: string; e: string; kid: string; alg: 'RS256'; use: 'sig' }

export type SigningKeys = {
  /** Signs. */
  current: SigningKey
  /** What tokens may still be signed with. */
  published: KeySource
  jwks: { keys: PublishedKey[] }
}

/**
 * Every `*.pem` of a folder, an RSA private key each, in the order of their names: the last one signs, all are published. A
 * new key is put behind the old ones, which are taken away when their tokens have expired.
 */
export function readSigningKeys(dir: string): SigningKeys {
  const keys = namesOfKeys(dir).map((name) => readKey(join(dir, name)))
  const current = keys.at(-1)
  if (!current) throw fault(`holds no *.pem file: ${dir}`)
  const publicKeys = new Map(keys.map(({ kid, publicKey }) => [kid, publicKey]))
  return {
    current,
    published: { find: (kid) => Promise.resolve(publicKeys.get(kid)) },
    jwks: { keys: keys.map(({ jwk }) => jwk) },
  }
}

function namesOfKeys(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.pem'))
      .sort()
  } catch {
    throw fault(`names no folder that can be read: ${dir}`)
  }
}

function readKey(path: string): SigningKey & { publicKey: KeyObject; jwk: PublishedKey } {
  const privateKey = readPrivateKey(path)
  if (privateKey.asymmetricKeyType !== 'rsa' || (privateKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
    throw fault(`needs RSA keys of at least 2048 bits, which this one is not: ${path}`)
  const publicKey = createPublicKey(privateKey)
  const { n = '', e = '' } = publicKey.export({ format: 'jwk' })
  const kid = thumbprint({ n, e })
  return { kid, privateKey, publicKey, jwk: { kty: 'RSA', n, e, kid, alg: 'RS256', use: 'sig' } }
}

function readPrivateKey(path: string): KeyObject {
  try {
    return createPrivateKey(readFileSync(path))
  } catch {
    throw fault(`holds a file that is no PEM private key or can't be read: ${path}`)
  }
}

/** RFC 7638: the SHA-256 of the required members in alphabetical order. */
const thumbprint = ({ n, e }: { n: string; e: string }) =>
  createHash('sha256')
    .update(JSON.stringify({ e, kty: 'RSA', n }))
    .digest('base64url')

const fault = (message: string) => new ConfigError([`SIGNING_KEYS_DIR ${message}`])
