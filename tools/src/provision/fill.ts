import { seedCatalogue } from '@ecommerce/product'
import { ensureAdmin } from '@ecommerce/user'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { categories, products } from '../seed/catalogue'

/** Puts what a new shop starts with, an admin and a catalogue, into the databases that the secrets under `root` lead to; nothing twice. */
export async function fillShop(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const databaseUrl = (service: string) => readFile(join(root, service, 'database-url'), 'utf8')
  await Promise.all([
    ensureAdmin({
      databaseUrl: await databaseUrl('user'),
      email: env.ADMIN_EMAIL || 'admin@example.com',
      password: env.ADMIN_PASSWORD || 'change-me-please',
    }),
    seedCatalogue({ databaseUrl: await databaseUrl('product'), categories, products }),
  ])
}
