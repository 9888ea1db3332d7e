import { createSealed, deriveKeys, hmac, hmacs, type Sealed, type Secret } from '@ecommerce/shared/secrets'

/** Encryption by `ENCRYPTION_SECRET`, so that the database alone reveals none of these values. */
export type Encryption = Sealed & {
  /** A hash that can't be guessed back from a short or well-known text; `purpose` keeps those of one kind apart from another's. */
  fingerprint(purpose: string, text: string): Buffer
  /** The fingerprint under the current secret and, while there is one, under the previous: what is stored may be of either. */
  fingerprints(purpose: string, text: string): Buffer[]
}

export function createEncryption(encryptionSecret: Secret): Encryption {
  const keys = deriveKeys(encryptionSecret, 'fingerprints')
  return {
    ...createSealed(encryptionSecret, 'sealed columns'),
    fingerprint: (purpose, text) => hmac(keys[0], JSON.stringify([purpose, text])),
    fingerprints: (purpose, text) => hmacs(keys, JSON.stringify([purpose, text])),
  }
}
