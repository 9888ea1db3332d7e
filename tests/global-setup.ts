import { migrationsDir as notification } from '@ecommerce/notification'
import { migrationsDir as order } from '@ecommerce/order'
import { migrationsDir as product } from '@ecommerce/product'
import { migrate } from '@ecommerce/shared/postgres/migrate'
import { installRedis } from '@ecommerce/testkit/redis-server'
import { templateName } from '@ecommerce/testkit/test-database'
import { makeTestKey } from '@ecommerce/testkit/tokens'
import { startPostgres } from '@ecommerce/embedded-postgres/start-postgres'
import { migrationsDir as user } from '@ecommerce/user'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { keepRunning } from './running'

/** Starts PostgreSQL once and creates a migrated template database per service; installs missing packages. */
export default async function globalSetup(): Promise<void> {
  installRedis()
  makeTestKey()
  const dataDir = join(tmpdir(), `ecommerce-tests-${randomBytes(6).toString('hex')}`)
  const server = await startPostgres({ dataDir, durable: false })
  keepRunning(server)
  process.env.TEST_DATABASE_URL = server.url('postgres')
  await Promise.all(
    Object.entries({ user, product, order, notification }).map(([name, dir]) => makeTemplate(server.url, name, dir)),
  )
}

async function makeTemplate(url: (database: string) => string, service: string, migrationsDir: string): Promise<void> {
  const name = templateName(service)
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  await migrate({ databaseUrl: url(name), migrationsDir })
}
