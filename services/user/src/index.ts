import { ConfigError } from '@ecommerce/shared/config'
import { openDatabase } from '@ecommerce/shared/postgres/database'
import { ensureAdmin as ensure } from './commands/ensure-admin'
import { readCommonPasswords } from './common-passwords'
import { defaultBcryptCost } from './config'
import { createPasswords } from './passwords'
import { type AdminAccount, adminAccount } from './routes/account-requests'
import { service } from './service'
import type { Schema } from './store/schema'

export { api } from './api'
export { createApp } from './app'
export { type Config, readConfig } from './config'
export { type Context, createContext } from './context'
export { keyNameAt, keysByAge, keySignsFrom, keysToRemove } from './domain/key-rotation'
export { service }
export { readSigningKeys } from './signing-keys'
export const { migrationsDir } = service

/** Makes the admin unless somebody has this e-mail; needs the database and nothing else, so no signing keys. */
export async function ensureAdmin(options: { databaseUrl: string; email: string; password: string }): Promise<void> {
  const { databaseUrl, ...given } = options
  const account = readAdmin(given)
  const database = openDatabase<Schema>({
    url: databaseUrl,
    poolSize: 1,
    name: 'ensure-admin',
    onError: () => undefined,
  })
  try {
    await ensure({ db: database.db, passwords: createPasswords({ cost: defaultBcryptCost, atOnce: 1 }) }, account)
  } finally {
    await database.close()
  }
}

function readAdmin(given: AdminAccount): AdminAccount {
  const result = adminAccount(readCommonPasswords()).validate(given, {
    abortEarly: false,
    errors: { wrap: { label: false } },
  })
  if (result.error) throw new ConfigError(result.error.details.map(({ message }) => `the admin's ${message}`))
  return result.value
}
