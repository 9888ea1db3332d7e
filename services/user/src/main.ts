import { ConfigError } from '@ecommerce/shared/config'
import { runService } from '@ecommerce/shared/run-service'
import { text } from 'node:stream/consumers'
import { ensureAdmin, readConfig } from './index'
import { service } from './service'

const [, , command, email = ''] = process.argv

void (command === 'admin' ? makeAdmin() : runService(service, command))

/** `admin EMAIL` makes the first admin, whose password is read from standard input; whoever has this e-mail stays as they are. */
async function makeAdmin(): Promise<void> {
  try {
    const { databaseUrl } = readConfig(process.env)
    const password = (await text(process.stdin)).replace(/\r?\n$/, '')
    await ensureAdmin({ databaseUrl, email, password })
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
