import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { createWakeUps, type WakeUps } from '../jobs/wake-ups'
import { createStatementPool } from './prepared'

export type Database<Schema> = { db: Kysely<Schema>; pool: pg.Pool; wakeUps: WakeUps; close(): Promise<void> }

/** Creates the pool. Columns are snake_case in SQL and camelCase in TypeScript; `bigint` is a number below 2^53. */
export function openDatabase<Schema>(options: {
  url: string
  poolSize: number
  name: string
  onError: (error: Error) => void
}): Database<Schema> {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    application_name: options.name,
    connectionTimeoutMillis: 3_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    lock_timeout: 8_000,
    idle_in_transaction_session_timeout: 20_000,
    keepAlive: true,
    types: numericBigints,
  })
  pool.on('error', options.onError)
  pool.on('connect', (client) => client.on('error', options.onError))
  const wakeUps = createWakeUps(pool, options.onError)
  const db = new Kysely<Schema>({
    dialect: new PostgresDialect({ pool: createStatementPool(pool, (name) => wakeUps.announce(name)) }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
  return { db, pool, wakeUps, close: () => db.destroy() }
}

const int8Oid: number = pg.types.builtins.INT8

const numericBigints: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === int8Oid && format !== 'binary') return Number
    return pg.types.getTypeParser(oid, format) as typeof Number
  },
}
