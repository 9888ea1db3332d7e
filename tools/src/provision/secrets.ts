import { codeOf } from '@ecommerce/toolkit/failure'
import { keepOnce, readIfThere, removeOldDrafts, writeWhole } from '@ecommerce/toolkit/files'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newCertificate } from '../certificate'
import { ensureSigningKey } from '../launcher/ensure-signing-key'
import { type ServiceName, serviceNames } from '../launcher/service-names'
import { type StoredSecret, tokenSecretFiles } from './token-secrets'

/** URLs of PostgreSQL and Redis, including passwords. */
export type Addresses = {
  database: (role: string, password: string) => string
  redis: (password: string) => string
}

const byContainer: Addresses = {
  database: (role, password) => `postgres://${role}:${password}@postgres:5432/${role}`,
  redis: (password) => `redis://:${password}@redis:6379`,
}

/**
 * Creates secrets once, in a folder per container. External ones, such as Stripe's keys, come from the environment.
 * Renaming a file in `kept` to NAME-previous rotates it; deleting that ends the rotation.
 */
export async function putSecrets(root: string, env: NodeJS.ProcessEnv, addresses = byContainer): Promise<void> {
  const keep = (name: string, make: () => string | Promise<string>) => keepOnce(join(root, 'kept', name), make)
  const random = (name: string) => keep(name, () => randomBytes(32).toString('hex'))
  const given = (name: string) => env[name] ?? ''
  const keptText = async (name: string) => (await readIfThere(join(root, 'kept', name)))?.trim()
  const rotated = async (name: string, nameBefore = name): Promise<StoredSecret> => ({
    current: await random(name),
    previous: (await keptText(`${name}-previous`)) ?? (nameBefore === name ? undefined : await keptText(nameBefore)),
  })
  await mkdir(join(root, 'kept'), { recursive: true })
  await removeOldDrafts(join(root, 'kept'))

  const redisPassword = await random('redis-password')
  // Installations with one common secret keep it as everyone's previous one.
  const tokenSecrets = tokenSecretFiles(
    Object.fromEntries(
      await Promise.all(
        serviceNames.map(
          async (name) => [name, await rotated(`${name}-token-secret`, 'service-token-secret')] as const,
        ),
      ),
    ) as Record<ServiceName, StoredSecret>,
  )
  const encryption = await rotated('encryption-secret')
  await ensureSigningKey(join(root, 'kept'), { aheadMs: knownEverywhereMs })
  const databasePasswords = Object.fromEntries(
    await Promise.all(serviceNames.map(async (name) => [name, await random(`${name}-database-password`)] as const)),
  )
  const year = new Date().getFullYear()
  const tls = JSON.parse(
    await keep(`certificate-${year}`, async () => JSON.stringify(await newCertificate(['localhost']))),
  ) as Awaited<ReturnType<typeof newCertificate>>

  const exporterPassword = await random('exporter-database-password')
  const folders: Record<string, Record<string, string | undefined>> = {
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
      ...tokenSecrets[name],
    }
  }
  Object.assign(folders.user ?? {}, {
    'encryption-secret': encryption.current,
    'encryption-secret-previous': encryption.previous,
    ...(await signingKeys(root)),
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
  await Promise.all(Object.entries(folders).map(([name, files]) => putFiles(join(root, name), files)))
}

/** Writes files atomically, deletes empty ones; readable by the container's user. */
async function putFiles(folder: string, files: Record<string, string | undefined>): Promise<void> {
  await mkdir(folder, { recursive: true })
  await removeOldDrafts(folder)
  await Promise.all(
    Object.entries(files).map(([name, text]) =>
      text === undefined
        ? rm(join(folder, name), { force: true })
        : writeWhole(join(folder, name), text, { mode: 0o444 }),
    ),
  )
}

/** Vaults are read hourly and mounted Secrets minutes later. */
const knownEverywhereMs = 7_200_000

/** Writes the kept signing keys and deletes others. */
async function signingKeys(root: string): Promise<Record<string, string | undefined>> {
  const isKey = (name: string) => name.endsWith('.pem')
  const [kept, shown] = await Promise.all(['kept', 'user'].map((folder) => namesIn(join(root, folder))))
  const files = kept!
    .filter(isKey)
    .map(async (name) => [name, await readFile(join(root, 'kept', name), 'utf8')] as const)
  return {
    ...Object.fromEntries(shown!.filter(isKey).map((name) => [name, undefined])),
    ...Object.fromEntries(await Promise.all(files)),
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}
