import { seedCatalogue } from '@ecommerce/product'
import { ensureAdmin, findAdminWithPassword } from '@ecommerce/user'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { categories, products } from '../seed/catalogue'

const knownPassword = 'change-me-please'

/** Seeds the databases of the secrets under `root` with admin and catalogue; idempotent. */
export async function fillShop(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const [user, product] = await Promise.all(
    ['user', 'product'].map((service) => readFile(join(root, service, 'database-url'), 'utf8')),
  )
  const password = env.ADMIN_PASSWORD || knownPassword
  const isPublic = !isLoopback(env.LISTEN_ADDRESS || '127.0.0.1')
  if (isPublic && password === knownPassword)
    throw new Error(
      `LISTEN_ADDRESS=${env.LISTEN_ADDRESS} lets the network in: set ADMIN_PASSWORD to a password that is not in the documents.`,
    )
  await Promise.all([
    ensureAdmin({ databaseUrl: user!, email: env.ADMIN_EMAIL || 'admin@example.com', password }),
    seedCatalogue({ databaseUrl: product!, categories, products }),
  ])
  const exposed = isPublic && (await findAdminWithPassword({ databaseUrl: user!, password: knownPassword }))
  if (exposed)
    throw new Error(
      `LISTEN_ADDRESS=${env.LISTEN_ADDRESS} lets the network in, and ${exposed} still has the password of the documents: ` +
        'start with LISTEN_ADDRESS=127.0.0.1 and change it.',
    )
}

const isLoopback = (address: string): boolean => /^(127\.\d+\.\d+\.\d+|\[?::1\]?|localhost)$/.test(address)
