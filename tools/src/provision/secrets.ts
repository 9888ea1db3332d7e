import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newCertificate } from '../certificate'
import { keepOnce } from '../keep-once'
import { serviceNames } from '../launcher/service-names'
import { newSigningKey } from '../new-signing-key'

/** Where PostgreSQL and Redis are found, as addresses with the password in them. */
export type Addresses = {
  database: (role: string, password: string) => string
  redis: (password: string) => string
}

const byContainer: Addresses = {
  database: (role, password) => `postgres://${role}:${password}@postgres:5432/${role}`,
  redis: (password) => `redis://:${password}@redis:6379`,
}

/**
 * Makes what has to be secret, once, and puts it into a folder for each container, which sees its own and no other. What only
 * the shop's people can know, such as Stripe's keys, comes from the environment and is empty where it is not given.
 */
export async function putSecrets(root: string, env: NodeJS.ProcessEnv, addresses = byContainer): Promise<void> {
  const keep = (name: string, make: () => string | Promise<string>) => keepOnce(join(root, 'kept', name), make)
  const random = (name: string) => keep(name, () => randomBytes(32).toString('hex'))
  const given = (name: string) => env[name] ?? ''
  await mkdir(join(root, 'kept'), { recursive: true })

  const redisPassword = await random('redis-password')
  const serviceToken = await random('service-token-secret')
  const databasePasswords = Object.fromEntries(
    await Promise.all(serviceNames.map(async (name) => [name, await random(`${name}-database-password`)] as const)),
  )
  const year = new Date().getFullYear()
  const tls = JSON.parse(
    await keep(`certificate-${year}`, async () => JSON.stringify(await newCertificate(['localhost']))),
  ) as Awaited<ReturnType<typeof newCertificate>>

  const exporterPassword = await random('exporter-database-password')
  const folders: Record<string, Record<string, string>> = {
    postgres: {
      'superuser-password': await random('superuser-password'),
      'exporter-database-password': exporterPassword,
      ...Object.fromEntries(serviceNames.map((name) => [`${name}-database-password`, databasePasswords[name] ?? ''])),
    },
    redis: { 'redis.conf': `requirepass ${redisPassword}\n` },
    monitoring: {
      'postgres-password': exporterPassword,
      'redis-passwords.json': JSON.stringify({ 'redis://redis:6379': redisPassword }),
    },
    gateway: { 'tls.crt': tls.certificate, 'tls.key': tls.key },
  }
  for (const name of serviceNames) {
    folders[name] = {
      'database-url': addresses.database(`${name}_service`, databasePasswords[name] ?? ''),
      'redis-url': addresses.redis(redisPassword),
      'service-token-secret': serviceToken,
    }
  }
  Object.assign(folders.user ?? {}, {
    'encryption-secret': await random('encryption-secret'),
    '0001.pem': await keep('0001.pem', newSigningKey),
  })
  Object.assign(folders.order ?? {}, {
    'stripe-secret-key': given('STRIPE_SECRET_KEY'),
    'stripe-webhook-secret': given('STRIPE_WEBHOOK_SECRET'),
  })
  Object.assign(folders.notification ?? {}, {
    'smtp-url': given('SMTP_URL') || 'smtp://mailpit:1025',
    'sms-auth-token': given('SMS_AUTH_TOKEN'),
    'webhook-secret': given('WEBHOOK_SECRET'),
  })
  await Promise.all(
    Object.entries(folders).flatMap(([folder, files]) =>
      Object.entries(files).map(([name, text]) => put(join(root, folder), name, text)),
    ),
  )
}

/** Whole or not at all. Its container reads it as whatever user it runs as, and nobody else has the folder. */
async function put(folder: string, name: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const draft = join(folder, `.${name}.draft`)
  // One that was left by a start that was killed may not be written to.
  await rm(draft, { force: true })
  await writeFile(draft, text, { mode: 0o444 })
  await rename(draft, join(folder, name))
}
