import { portsOf, readConfig } from '@ecommerce/tools/launcher/config'

test('an empty environment gives the ports that the README names', () => {
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

test('names every fault at once', () => {
  const env = {
    USER_PORT: 'x',
    ORDER_PORT: '3001',
    ADMIN_PASSWORD: 'short',
    DATABASE_URL_USER: 'mysql://x',
    LOG_LEVEL: 'loud',
  }
  for (const part of [
    'USER_PORT',
    'ORDER_PORT and PRODUCT_PORT must differ',
    'ADMIN_PASSWORD',
    'DATABASE_URL_USER',
    'LOG_LEVEL',
  ]) {
    expect(() => readConfig(env, '/shop')).toThrow(part)
  }
})

test('a mail server of your own needs no mailbox ports', () => {
  const ports = portsOf(readConfig({ SMTP_URL: 'smtp://mail.example.com' }, '/shop'))
  expect(ports.map(({ variable }) => variable)).not.toContain('MAILBOX_PORT')
})

test('passes the rest of the environment on, but no secret of the launcher and nothing empty', () => {
  const env = {
    CORS_ORIGINS: 'https://shop.example.com',
    REDIS_URL: '',
    ADMIN_PASSWORD: 'long enough',
    DATABASE_URL_USER: 'postgres://x',
  }
  expect(readConfig(env, '/shop').passedOn).toEqual({ CORS_ORIGINS: 'https://shop.example.com' })
})
