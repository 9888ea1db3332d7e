import { Failure } from '@ecommerce/toolkit/failure'
import { isDraft, writeWhole } from '@ecommerce/toolkit/files'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { serviceNames } from '../launcher/service-names'
import { ensureRoleAndDatabase } from '../role-and-database'
import { putSecrets } from './secrets'

/**
 * Creates roles, databases (by DATABASE_ADMIN_URL) and vault entries `ecommerce-NAME.json` in `root`. REDIS_URL and
 * SMTP_URL are required; NODE_EXTRA_CA_CERTS is passed on. Idempotent: existing entries and passwords stay.
 */
export async function putCloudSecrets(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const admin = addressIn(env, 'DATABASE_ADMIN_URL')
  const redis = addressIn(env, 'REDIS_URL')
  addressIn(env, 'SMTP_URL')
  await mkdir(root, { recursive: true, mode: 0o700 })
  await putSecrets(root, env, {
    database: (role, password) => {
      const url = new URL(admin)
      Object.assign(url, { username: role, password, pathname: `/${role}` })
      return url.href
    },
    redis: () => redis.href,
  })

  const authorities = env.NODE_EXTRA_CA_CERTS && (await readFile(env.NODE_EXTRA_CA_CERTS, 'utf8'))
  const client = new Client({ connectionString: admin.href })
  await client.connect()
  try {
    for (const service of serviceNames) {
      const password = await readFile(join(root, 'kept', `${service}-database-password`), 'utf8')
      await ensureRoleAndDatabase(client, `${service}_service`, password)
    }
  } finally {
    await client.end()
  }

  await Promise.all(
    serviceNames.map(async (service) => {
      const folder = join(root, service)
      const files = await Promise.all(
        (await readdir(folder))
          .filter((name) => !isDraft(name))
          .map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
      )
      const entry = { ...Object.fromEntries(files), ...(authorities && { 'database-ca.pem': authorities }) }
      await writeWhole(join(root, `ecommerce-${service}.json`), JSON.stringify(entry), { mode: 0o600 })
    }),
  )
}

function addressIn(env: NodeJS.ProcessEnv, name: string): URL {
  const text = env[name] ?? ''
  if (!URL.canParse(text)) throw new Failure(`${name} is not set to an address`)
  return new URL(text)
}
