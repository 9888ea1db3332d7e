import { testServerUrl } from '@ecommerce/testkit/test-database'
import { putCloudSecrets } from '@ecommerce/tools/provision/cloud-secrets'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

const services = ['user', 'product', 'order', 'notification']
const redisUrl = 'rediss://:the-password@redis.example.com:10000'
let folder: string
let env: NodeJS.ProcessEnv

describe('Cloud secrets', () => {
  /** Administrator as in both clouds: creates roles and databases, no superuser. */
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cloud-secrets-'))
    const url = new URL(testServerUrl('postgres'))
    await asking(url.href, `create role cloud_admin login createdb createrole password 'the-admins'`)
    await asking(url.href, 'create database product_service owner cloud_admin') // as Terraform has made it
    Object.assign(url, { username: 'cloud_admin', password: 'the-admins' })
    env = { DATABASE_ADMIN_URL: url.href, REDIS_URL: redisUrl, SMTP_URL: 'smtps://mail.example.com' }
    await putCloudSecrets(folder, env)
  })

  afterAll(async () => {
    const url = testServerUrl('postgres')
    for (const service of services) {
      await asking(url, `drop database if exists ${service}_service with (force)`)
      await asking(url, `drop role if exists ${service}_service`)
    }
    await asking(url, 'drop role cloud_admin')
    await rm(folder, { recursive: true })
  })

  async function asking(connectionString: string, statement: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows
    } finally {
      await client.end()
    }
  }

  const entry = async (service: string) =>
    JSON.parse(await readFile(join(folder, `ecommerce-${service}.json`), 'utf8')) as Record<string, string>

  test('match docs/DEPLOYMENT.md and the manifests, readable by the owner only', async () => {
    const common = ['database-url', 'redis-url', 'service-token-secret']
    const [ofUser, ofProduct, ofOrder, ofNotification] = services.map((service) => `${service}-token-secret`)
    const own = {
      user: ['0001.pem', 'encryption-secret', ofProduct, ofOrder, ofNotification],
      product: [ofUser, ofNotification],
      order: ['stripe-secret-key', 'stripe-webhook-secret', ofUser, ofProduct, ofNotification],
      notification: ['sms-auth-token', 'smtp-url', 'webhook-secret', ofUser],
    }
    for (const [service, members] of Object.entries(own))
      expect(Object.keys(await entry(service)).sort()).toEqual([...common, ...members].sort())
    expect((await entry('notification'))['smtp-url']).toBe('smtps://mail.example.com')
    expect((await stat(join(folder, 'ecommerce-user.json'))).mode & 0o077).toBe(0)
    const tokens = await Promise.all(services.map(async (service) => (await entry(service))['service-token-secret']))
    expect(new Set(tokens).size).toBe(4)
  })

  test.each(services)('let the %s service own its database and reach no other', async (service) => {
    const { 'database-url': url = '', 'redis-url': redis } = await entry(service)
    expect(redis).toBe(redisUrl)
    await asking(url, 'create table if not exists things (id int primary key)')
    const others = services.filter((name) => name !== service)
    for (const other of others) {
      const elsewhere = new URL(url)
      elsewhere.pathname = `/${other}_service`
      await expect(asking(elsewhere.href, 'select 1')).rejects.toThrow(/permission denied for database/)
    }
  })

  test('leave the administrator in no service’s role', async () => {
    const members = `select from pg_auth_members where member = 'cloud_admin'::regrole and (set_option or inherit_option)`
    expect(await asking(testServerUrl('postgres'), members)).toEqual([])
  })

  test('are unchanged by another run', async () => {
    const before = await Promise.all(services.map(entry))
    await putCloudSecrets(folder, env)
    expect(await Promise.all(services.map(entry))).toEqual(before)
    await asking((await entry('order'))['database-url'] ?? '', 'select 1')
  })

  test('include the server’s certificate authority', async () => {
    const authorities = join(folder, 'authorities.pem')
    await writeFile(authorities, 'a certificate')
    await putCloudSecrets(folder, { ...env, NODE_EXTRA_CA_CERTS: authorities })
    expect((await entry('product'))['database-ca.pem']).toBe('a certificate')
  })

  test('name missing settings', async () => {
    await expect(putCloudSecrets(folder, { REDIS_URL: redisUrl })).rejects.toThrow('DATABASE_ADMIN_URL')
    await expect(putCloudSecrets(folder, { ...env, REDIS_URL: 'redis' })).rejects.toThrow('REDIS_URL')
    await expect(putCloudSecrets(folder, { ...env, SMTP_URL: '' })).rejects.toThrow('SMTP_URL')
  })
})
