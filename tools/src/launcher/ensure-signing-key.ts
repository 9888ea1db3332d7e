import { keepOnce } from '@ecommerce/toolkit/files'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { newSigningKey } from '../new-signing-key'
import { replaceShortKey } from '../rotate-keys'

/** Creates a missing signing key, and a successor for a short one. */
export async function ensureSigningKey(
  keysDir: string,
  { aheadMs = 0, say = () => undefined }: { aheadMs?: number; say?: (line: string) => void } = {},
): Promise<void> {
  if (!readdirSync(keysDir).some((name) => name.endsWith('.pem')))
    await keepOnce(join(keysDir, '0001.pem'), newSigningKey)
  await replaceShortKey({ dir: keysDir, aheadMs, say })
}
