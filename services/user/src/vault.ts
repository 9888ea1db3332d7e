import { createSealed, deriveKey, type Sealed } from '@ecommerce/shared/secrets'
import { createHmac } from 'node:crypto'

/** What `ENCRYPTION_SECRET` is for: without it, the database alone gives none of this away. */
export type Vault = Sealed & {
  /** A hash that can't be guessed back from a short or well-known text; `purpose` keeps those of one kind apart from another's. */
  fingerprint(purpose: string, text: string): Buffer
}

export function createVault(encryptionSecret: string): Vault {
  const key = deriveKey(encryptionSecret, 'fingerprints')
  return {
    ...createSealed(encryptionSecret, 'sealed columns'),
    fingerprint: (purpose, text) =>
      createHmac('sha256', key)
        .update(JSON.stringify([purpose, text]))
        .digest(),
  }
}
