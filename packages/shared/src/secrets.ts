import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'

/** A 256-bit key for one purpose, made from the platform's secret (HKDF, RFC 5869). */
export const deriveKey = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'ecommerce', purpose, 32))

/** AES-256-GCM: nonce (12 bytes), tag (16 bytes), ciphertext. */
export function seal(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const ciphertext = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

/** The reverse of `seal`; throws when the key is another one or a bit was changed. */
export function unseal(key: Buffer, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return decipher.update(sealed.subarray(28), undefined, 'utf8') + decipher.final('utf8')
}

export type Sealed = { seal(text: string): string; unseal(sealed: string): string }

/** Seals text for whoever has the same secret: base64url, safe in JSON. `unseal` throws as above. */
export function createSealed(secret: string, purpose: string): Sealed {
  const key = deriveKey(secret, purpose)
  return {
    seal: (text) => seal(key, text).toString('base64url'),
    unseal: (sealed) => unseal(key, Buffer.from(sealed, 'base64url')),
  }
}

/** `value` with 128 bits of HMAC-SHA256 behind it, safe in a header or a query. */
export const sign = (key: Buffer, value: string): string => `${value}.${mac(key, value)}`

/** What was signed, or undefined when the signature is not ours. */
export function unsign(key: Buffer, signed: string): string | undefined {
  const dot = signed.lastIndexOf('.')
  if (dot < 0) return undefined
  const value = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1))
  const expected = Buffer.from(mac(key, value))
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined
}

const mac = (key: Buffer, value: string) =>
  createHmac('sha256', key).update(value).digest().subarray(0, 16).toString('base64url')
