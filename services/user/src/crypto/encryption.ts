import { createSealed, deriveKeys, hmac, hmacs, type Sealed, type Secret } from '@ecommerce/shared/secrets'

/** Encryption by `ENCRYPTION_SECRET`, so that the database alone reveals none of these values. */
export type Encryption = Sealed & {
  /** Keyed hash of guessable text, separate per `purpose`. */
  fingerprint(purpose: string, text: string): Buffer
  /** Fingerprints under the current and the previous secret, for stored values. */
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
