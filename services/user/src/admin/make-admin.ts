import { ConfigError } from '@ecommerce/shared/config'
import { text } from 'node:stream/consumers'
import { ensureAdmin } from './admin-accounts'
import { readConfig } from '../config'

/**
 * Command `admin EMAIL`: creates the first admin with a password from standard input; existing users stay unchanged.
 */
export async function makeAdmin(env: NodeJS.ProcessEnv, email: string): Promise<void> {
  try {
    const { databaseUrl } = readConfig(env)
    const password = (await text(process.stdin)).replace(/\r?\n$/, '')
    await ensureAdmin({ databaseUrl, email, password })
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
