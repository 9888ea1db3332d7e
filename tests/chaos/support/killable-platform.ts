import { seedCatalogue, type SeedProduct } from '@ecommerce/product'
import { openMailbox } from '@ecommerce/testkit/mailbox'
import { waitFor } from '@ecommerce/testkit/waiting'
import { type PostgresOptions, type PostgresServer, startPostgres } from '@ecommerce/embedded-postgres/start-postgres'
import { findFreePort } from '@ecommerce/toolkit/free-port'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type ServiceName, serviceNames } from '../../support/platform'
import { serviceProcess } from './processes'

/**
 * The platform as separate killable processes on a durable PostgreSQL. `settings` are each service's variables, read
 * at each start.
 */
export async function startKillablePlatform(products: SeedProduct[], settings: NodeJS.ProcessEnv = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'ecommerce-chaos-'))
  const [mailbox, postgresPort, ports] = await Promise.all([openMailbox(), findFreePort(), freePorts()])
  const options = { dataDir: `${folder}-postgres`, port: postgresPort, durable: true }
  let postgres = await startPostgres(options)
  const databaseUrls = perService((name) => postgres.url(name))
  const services = perService((name) =>
    serviceProcess(name, { ports, databaseUrls, smtpUrl: mailbox.url, folder, settings }),
  )
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  await writeFile(join(folder, '0001.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }))
  await makeDatabases(postgres.url('postgres'))
  await Promise.all(serviceNames.map((name) => services[name].migrate()))
  await seedCatalogue({
    databaseUrl: databaseUrls.product,
    categories: [{ slug: 'things', name: 'Things', parent: null }],
    products,
  })
  await Promise.all(serviceNames.map((name) => services[name].start()))
  return {
    folder,
    mailbox,
    services,
    ports,
    databaseUrl: (name: ServiceName | 'postgres') => postgres.url(name),
    urlOf: (name: ServiceName) => `http://127.0.0.1:${ports[name]}`,
    /** Kills and restarts the database server, as a power cut would. */
    async killPostgres() {
      process.kill(postgres.pid, 'SIGKILL')
      await postgres.exited
      postgres = await startAgain(options)
    },
    async query<Row extends pg.QueryResultRow>(name: ServiceName, text: string): Promise<Row[]> {
      const client = new pg.Client({ connectionString: databaseUrls[name] })
      client.on('error', () => undefined)
      await client.connect()
      try {
        return (await client.query<Row>(text)).rows
      } finally {
        await client.end()
      }
    },
    async stop() {
      await Promise.all(serviceNames.map((name) => services[name].stop()))
      await mailbox.close()
      await postgres.destroy()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type KillablePlatform = Awaited<ReturnType<typeof startKillablePlatform>>

async function makeDatabases(serverUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  for (const name of serviceNames) await client.query(`create database "${name}"`)
  await client.end()
}

/** Retries while a killed server's children still use its memory. */
const startAgain = (options: PostgresOptions): Promise<PostgresServer> =>
  waitFor('PostgreSQL to start again', () => startPostgres(options).catch(() => undefined))

const perService = <T>(make: (name: ServiceName) => T): Record<ServiceName, T> =>
  Object.fromEntries(serviceNames.map((name) => [name, make(name)])) as Record<ServiceName, T>

async function freePorts(): Promise<Record<ServiceName, number>> {
  const [user, product, order, notification] = await Promise.all([
    findFreePort(),
    findFreePort(),
    findFreePort(),
    findFreePort(),
  ])
  return { user, product, order, notification }
}
