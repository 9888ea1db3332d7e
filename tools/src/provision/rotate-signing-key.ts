import { join } from 'node:path'
import { rotateKeysIn } from '../rotate-keys'
import { putSecrets } from './secrets'

/** Adds a signing key, removes outdated ones, and writes the user service's. */
export async function rotateSigningKey(root: string, env: NodeJS.ProcessEnv, say = print): Promise<void> {
  await rotateKeysIn({ dir: join(root, 'kept'), aheadMs: 0, say })
  await putSecrets(root, env)
}

const print = (line: string): void => void process.stdout.write(`${line}\n`)
