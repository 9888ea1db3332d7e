import type { PostgresServer } from '@ecommerce/embedded-postgres/start-postgres'
import { explain } from '@ecommerce/toolkit/failure'
import { join } from 'node:path'
import { Client } from 'pg'
import { ensureRoleAndDatabase } from '../role-and-database'
import { type Config, databaseVariable } from './config'
import type { DataDir } from './data-dir'
import type { ServiceName } from './service-names'

/** Creates a service's database and its restricted owner; returns the URL. Idempotent. */
export async function ensureDatabase(server: PostgresServer, dataDir: DataDir, service: ServiceName): Promise<string> {
  const name = `${service}_service`
  const password = await dataDir.secret(`${service}-database-password`)
  await asSuperuser(server, (client) => ensureRoleAndDatabase(client, name, password))
  const url = new URL(server.url(name))
  url.username = name
  url.password = password
  return url.href
}

/** Revokes the services' roles from the default databases. */
export const closeCommonDatabases = (server: PostgresServer): Promise<void> =>
  asSuperuser(server, async (client) => {
    await client.query('revoke all on database postgres, template1 from public')
  })

/** Brings a service's database up to date. */
export async function migrateService(config: Config, service: ServiceName, databaseUrl: string): Promise<void> {
  const { migrate } = await import('@ecommerce/shared/postgres/migrate')
  const migrationsDir = join(config.root, 'services', service, 'migrations')
  const where = config.databaseUrls[service] ? ` (${databaseVariable(service)})` : ''
  await migrate({ databaseUrl, migrationsDir }).catch(
    explain(`The ${service} service's database${where} could not be brought up to date`),
  )
}

/** Seeds a service's database; idempotent. */
export async function seedService(config: Config, service: ServiceName, databaseUrl: string): Promise<void> {
  await seeds[service]?.(config, databaseUrl).catch(explain(`The ${service} service's database could not be filled`))
}

async function asSuperuser(server: PostgresServer, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: server.url('postgres'), application_name: 'launcher' })
  client.on('error', () => undefined) // The query under way rejects with it, too.
  try {
    await client.connect()
    await work(client).finally(() => client.end())
  } catch (error) {
    explain('The databases could not be made')(error)
  }
}

const seeds: Partial<Record<ServiceName, (config: Config, databaseUrl: string) => Promise<unknown>>> = {
  user: async ({ admin }, databaseUrl) => {
    const { ensureAdmin } = await import('@ecommerce/user')
    return ensureAdmin({ databaseUrl, email: admin.email, password: admin.password })
  },
  product: async (_config, databaseUrl) => {
    const [{ seedCatalogue }, { categories, products }] = await Promise.all([
      import('@ecommerce/product'),
      import('../seed/catalogue.js'),
    ])
    return seedCatalogue({ databaseUrl, categories, products })
  },
}
