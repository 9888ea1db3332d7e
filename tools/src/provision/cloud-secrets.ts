import { Failure } from '@ecommerce/toolkit/failure'
import { isDraft, writeWhole } from '@ecommerce/toolkit/files'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { serviceNames } from '../launcher/service-names'
import { ensureRoleAndDatabase } from '../role-and-database'
import { putSecrets } from './secrets'

/**
 * Makes what a shop in a cloud needs before it opens: a role and a database for each service, on the server that DATABASE_ADMIN_URL
 * leads to, and in `root` an entry for the vault for each, ecommerce-NAME.json, whose members become the service's files. REDIS_URL and
 * SMTP_URL are the cloud's and the mail server's, and the optional ones those of compose. The certificate authorities in NODE_EXTRA_CA_CERTS, by
 * which this reaches the server, go to the services too. What `root` holds already stays as it is, so doing it again mends what was cut short and changes no password.
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
