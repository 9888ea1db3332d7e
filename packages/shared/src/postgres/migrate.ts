import { runMigrations } from 'graphile-worker'
import { join } from 'node:path'
import pg from 'pg'

/** Two services never share a database, so one lock for all migrations of a database will do. */
const migrationLock = 7_305_113_842

/**
 * Migrates the mechanisms' tables, the job queue and the service's tables. Idempotent, and safe to run concurrently.
 */
export async function migrate(options: { databaseUrl: string; migrationsDir: string }): Promise<void> {
  const { runner } = await import('node-pg-migrate')
  const client = new pg.Client({ connectionString: options.databaseUrl, application_name: 'migrate' })
  // A connection that is lost also fails the query that was under way, which is where it is told.
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
    await runMigrations({ connectionString: options.databaseUrl })
  } finally {
    await client.end()
  }
}

const sharedMigrations = join(__dirname, '..', '..', 'migrations')
