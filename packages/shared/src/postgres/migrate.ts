import { join } from 'node:path'
import pg from 'pg'

/** Lock number for migrations; services never share a database. */
const migrationLock = 7_305_113_842

/** Migrates shared tables, then the service's. Idempotent; safe to run concurrently. */
export async function migrate(options: { databaseUrl: string; migrationsDir: string }): Promise<void> {
  const { runner } = await import('node-pg-migrate')
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'migrate' })
  // Errors of a lost connection are reported by the pending query.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const common = {
      dbClient: client,
      direction: 'up',
      noLock: true,
      checkOrder: true,
      verbose: false,
      log: () => undefined,
    } as const
    await runner({ ...common, dir: sharedMigrations, migrationsTable: 'shared_migrations' })
    await runner({ ...common, dir: options.migrationsDir, migrationsTable: 'service_migrations' })
  } finally {
    await client.end()
  }
}

const sharedMigrations = join(__dirname, '..', '..', 'migrations')
