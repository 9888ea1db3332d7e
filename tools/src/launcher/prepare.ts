import { explain } from '@ecommerce/toolkit/failure'
import { join } from 'node:path'
import { type Config, databaseVariable } from './config'
import type { ServiceName } from './service-names'

/** Brings a service's database up to date. */
export async function migrateService(config: Config, service: ServiceName, databaseUrl: string): Promise<void> {
  const { migrate } = await import('@ecommerce/shared/postgres/migrate')
  const migrationsDir = join(config.root, 'services', service, 'migrations')
  const where = config.databaseUrls[service] ? ` (${databaseVariable(service)})` : ''
  await migrate({ databaseUrl, migrationsDir }).catch(
    explain(`The ${service} service's database${where} could not be brought up to date`),
  )
}

/** Puts what a new shop starts with into a service's database; nothing is added twice. */
export async function seedService(config: Config, service: ServiceName, databaseUrl: string): Promise<void> {
  await seeds[service]?.(config, databaseUrl).catch(explain(`The ${service} service's database could not be filled`))
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
