import { ConfigError } from '@ecommerce/shared/config'
import { openDatabase } from '@ecommerce/shared/postgres/database'
import type { Kysely } from 'kysely'
import { ensureAdmin as ensure } from '../commands/users/ensure-admin'
import { findAdminWithPassword as find } from '../commands/users/find-admin-with-password'
import { readCommonPasswords } from '../passwords/common-passwords'
import { defaultBcryptCost } from '../config'
import { createPasswords, type Passwords } from '../passwords/passwords'
import { type AdminAccount, adminAccount } from '../routes/password-fields'
import type { Schema } from '../store/schema'

/** Creates the admin unless the address is taken; needs no signing keys. */
export async function ensureAdmin(options: { databaseUrl: string; email: string; password: string }): Promise<void> {
  const { databaseUrl, ...given } = options
  const account = readAdmin(given)
  await withDatabase(databaseUrl, (needs) => ensure(needs, account))
}

/** Address of an admin with this password; otherwise undefined. */
export const findAdminWithPassword = (options: { databaseUrl: string; password: string }) =>
  withDatabase(options.databaseUrl, (needs) => find(needs, options.password))

async function withDatabase<T>(
  url: string,
  act: (needs: { db: Kysely<Schema>; passwords: Passwords }) => Promise<T>,
): Promise<T> {
  const database = openDatabase<Schema>({ url, poolSize: 1, name: 'ensure-admin', onError: () => undefined })
  try {
    return await act({ db: database.db, passwords: createPasswords({ cost: defaultBcryptCost, atOnce: 1 }) })
  } finally {
    await database.close()
  }
}

function readAdmin(given: AdminAccount): AdminAccount {
  const result = adminAccount({ common: readCommonPasswords(), shopName: '' }).validate(given, {
    abortEarly: false,
    errors: { wrap: { label: false } },
  })
  if (result.error) throw new ConfigError(result.error.details.map(({ message }) => `the admin's ${message}`))
  return result.value
}
