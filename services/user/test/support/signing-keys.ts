import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type KeysDir = {
  path: string
  add(name: string, pem?: string): Promise<void>
  take(name: string): Promise<void>
  remove(): Promise<void>
}

export const newPrivateKey = (modulusLength = 2048) => generateKeyPairSync('rsa', { modulusLength }).privateKey

/** A folder for `SIGNING_KEYS_DIR` with these new keys in it. */
export async function makeKeysDir(...names: readonly string[]): Promise<KeysDir> {
  const path = await mkdtemp(join(tmpdir(), 'signing-keys-'))
  const add = async (name: string, pem = newPrivateKey().export({ type: 'pkcs8', format: 'pem' }).toString()) => {
    await writeFile(join(path, 'draft'), pem)
    await rename(join(path, 'draft'), join(path, name))
  }
  for (const name of names) await add(name)
  return {
    path,
    add,
    take: (name) => rm(join(path, name)),
    remove: () => rm(path, { recursive: true, force: true }),
  }
}
