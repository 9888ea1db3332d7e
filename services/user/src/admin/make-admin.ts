import { ConfigError } from '@ecommerce/shared/config'
import { text } from 'node:stream/consumers'
import { ensureAdmin } from './admin-accounts'
import { readConfig } from '../config'

/** `admin EMAIL` makes the first admin, whose password is read from standard input; whoever has this e-mail stays as they are. */
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
