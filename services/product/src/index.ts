import { type SeedCategory, seedCatalogue as seed, type SeedProduct } from './commands/imports/seed-catalogue'
import { readConfig } from './config'
import { createContext } from './context'
import { service } from './service'

export { createApp } from './app'
export { type Config, readConfig } from './config'
export { type Context, createContext } from './context'
export type { SeedCategory, SeedProduct } from './commands/imports/seed-catalogue'
export { service }
export const { migrationsDir } = service

/** Fills an empty catalogue; does nothing to one that has products. */
export async function seedCatalogue(options: {
  databaseUrl: string
  categories: readonly SeedCategory[]
  products: readonly SeedProduct[]
}): Promise<{ products: number; seeded: boolean }> {
  const ctx = createContext(
    readConfig({ DATABASE_URL: options.databaseUrl, SERVICE_TOKEN_SECRET: unused, LOG_LEVEL: 'warn' }),
  )
  try {
    return await seed(ctx, options)
  } finally {
    await ctx.close()
  }
}

/** Placeholder: seeding calls no service. */
const unused = '-'.repeat(32)
