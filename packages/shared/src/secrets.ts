import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import { AppError } from './errors'

/** Rotatable secret: the current value writes, the previous one still reads. */
export type Secret = { current: string; previous?: string | undefined }

/** The 256-bit keys of a secret for one purpose, the current one first. */
export type Keys = readonly [current: Buffer, previous?: Buffer]

/** Derives the keys for one purpose (HKDF, RFC 5869). */
export function deriveKeys({ current, previous }: Secret, purpose: string): Keys {
  return previous === undefined
    ? [deriveKey(current, purpose)]
    : [deriveKey(current, purpose), deriveKey(previous, purpose)]
}

const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'ecommerce', purpose, 32))

/** AES-256-GCM with the current key: nonce (12 bytes), tag (16 bytes), ciphertext. */
export function seal([key]: Keys, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

/** Reverses `seal` with the current or previous key; throws `UnsealError` otherwise. */
export function unseal([key, previous]: Keys, sealed: Buffer): string {
  try {
    return decrypt(key, sealed)
  } catch (cause) {
    if (previous !== undefined) return unseal([previous], sealed)
    throw new UnsealError(cause)
  }
}

/** Sealed text that no known secret opens: 503 and logged, since an operator can restore the secret. */
export class UnsealError extends AppError {
  constructor(cause: unknown) {
    super(
      'unavailable',
      'service-unavailable',
      'This was sealed with a secret that the platform no longer has. Its operators have to give it back.',
      { retryAfterSeconds: 60, cause },
    )
  }
}

function decrypt(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(sealed.subarray(12, 28))
  return decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8')
}

export type Sealed = { seal(text: string): string; unseal(sealed: string): string }

/** Seals text for holders of the same secret, as base64url. `unseal` throws as above. */
export function createSealed(secret: Secret, purpose: string): Sealed {
  const keys = deriveKeys(secret, purpose)
  return {
    seal: (text) => seal(keys, text).toString('base64url'),
    unseal: (sealed) => unseal(keys, Buffer.from(sealed, 'base64url')),
  }
}

/** Appends 128 bits of HMAC-SHA256 by the current key; safe in headers and queries. */
export const sign = ([key]: Keys, value: string): string => `${value}.${mac(key, value)}`

/** Returns the text signed with either key; otherwise undefined. */
export function unsign([key, previous]: Keys, signed: string): string | undefined {
  const dot = signed.lastIndexOf('.')
  if (dot < 0) return undefined
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1))
  const expected = Buffer.from(mac(key, value))
  if (given.length === expected.length && timingSafeEqual(given, expected)) return value
  return previous === undefined ? undefined : unsign([previous], signed)
}

const mac = (key: Buffer, value: string) =>
  createHmac('sha256', key).update(value).digest().subarray(0, 16).toString('base64url')

/** HMAC-SHA256 of a text under a key. */
export const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** HMAC-SHA256 under both keys, to find values stored before a rotation. */
export const hmacs = ([key, previous]: Keys, text: string): Buffer[] =>
  previous === undefined ? [hmac(key, text)] : [hmac(key, text), hmac(previous, text)]
