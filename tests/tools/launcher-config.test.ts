import { portsOf, readConfig } from '@ecommerce/tools/launcher/config'
import { openDataDir } from '@ecommerce/tools/launcher/data-dir'
import { serviceProgram } from '@ecommerce/tools/launcher/programs'
import { serviceNames } from '@ecommerce/tools/launcher/service-names'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

describe('Configuration of npm start', () => {
  test('has the README’s ports by default', () => {
    const config = readConfig({}, '/shop')
    expect(config.dataDir).toBe('/shop/.data')
    expect(portsOf(config).map(({ variable, port }) => `${variable}=${port}`)).toEqual([
      'USER_PORT=3002',
      'PRODUCT_PORT=3001',
      'ORDER_PORT=3003',
      'NOTIFICATION_PORT=3004',
      'SMTP_PORT=1025',
      'MAILBOX_PORT=1080',
    ])
  })

  test('lists all validation errors', () => {
    const env = {
      USER_PORT: 'x',
      ORDER_PORT: '3001',
      ADMIN_PASSWORD: 'short',
      DATABASE_URL_USER: 'mysql://x',
      LOG_LEVEL: 'loud',
      ENCRYPTION_SECRET: 'x'.repeat(31),
    }
    for (const part of [
      'USER_PORT',
      'ORDER_PORT and PRODUCT_PORT must differ',
      'ADMIN_PASSWORD',
      'DATABASE_URL_USER',
      'LOG_LEVEL',
      'ENCRYPTION_SECRET must be at least 32 characters long',
    ]) {
      expect(() => readConfig(env, '/shop')).toThrow(part)
    }
  })

  test('needs no mailbox ports with a mail server', () => {
    const ports = portsOf(readConfig({ SMTP_URL: 'smtp://mail.example.com' }, '/shop'))
    expect(ports.map(({ variable }) => variable)).not.toContain('MAILBOX_PORT')
  })

  test('passes on other variables, but no secret of the launcher and nothing empty', () => {
    const env = {
      CORS_ORIGINS: 'https://shop.example.com',
      PUBLIC_URL: 'https://shop.example.com',
      REDIS_URL: '',
      ADMIN_PASSWORD: 'long enough',
      SERVICE_TOKEN_SECRET: 's'.repeat(32),
      SERVICE_TOKEN_SECRET_PREVIOUS: 'p'.repeat(32),
      USER_TOKEN_SECRET: 'u'.repeat(32),
      ENCRYPTION_SECRET: 'e'.repeat(32),
      ENCRYPTION_SECRET_PREVIOUS: 'f'.repeat(32),
      DATABASE_URL_USER: 'postgres://x',
    }
    expect(readConfig(env, '/shop').passedOn).toEqual({
      CORS_ORIGINS: 'https://shop.example.com',
      PUBLIC_URL: 'https://shop.example.com',
    })
  })

  test('gives the user service alone its encryption secret, constant over starts', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ecommerce-launcher-'))
    const dataDir = openDataDir(folder)
    const secretsOf = async (env: NodeJS.ProcessEnv) => {
      const config = readConfig(env, folder)
      const programs = serviceNames.map((name) => serviceProgram(config, dataDir, name, 'postgres://x'))
      return (await Promise.all(programs)).map((program) => program.env.ENCRYPTION_SECRET)
    }
    try {
      const made = await secretsOf({})
      expect(made).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), undefined, undefined, undefined])
      expect(await secretsOf({})).toEqual(made)
      const given = 'e'.repeat(32)
      expect(await secretsOf({ ENCRYPTION_SECRET: given })).toEqual([given, undefined, undefined, undefined])
    } finally {
      dataDir.release()
      rmSync(folder, { recursive: true })
    }
  })

  test('rotates a secret renamed to NAME-previous', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ecommerce-launcher-'))
    const dataDir = openDataDir(folder)
    const settingsOf = async (name: 'user' | 'order') =>
      (await serviceProgram(readConfig({}, folder), dataDir, name, 'postgres://x')).env
    try {
      const before = await settingsOf('user')
      for (const name of ['service-token-secret', 'encryption-secret'])
        renameSync(join(folder, 'secrets', name), join(folder, 'secrets', `${name}-previous`))
      const after = await settingsOf('user')
      expect(after.SERVICE_TOKEN_SECRET_PREVIOUS).toBe(before.SERVICE_TOKEN_SECRET)
      expect(after.ENCRYPTION_SECRET_PREVIOUS).toBe(before.ENCRYPTION_SECRET)
      expect([after.SERVICE_TOKEN_SECRET, after.ENCRYPTION_SECRET]).not.toContain(before.SERVICE_TOKEN_SECRET)
      expect(after.ENCRYPTION_SECRET).not.toBe(before.ENCRYPTION_SECRET)
      const order = await settingsOf('order')
      expect(order.SERVICE_TOKEN_SECRET).toBe(after.SERVICE_TOKEN_SECRET)
      expect(order).not.toHaveProperty('ENCRYPTION_SECRET_PREVIOUS')
    } finally {
      dataDir.release()
      rmSync(folder, { recursive: true })
    }
  })
})
