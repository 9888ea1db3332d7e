import { readConfig } from './config'

const env = {
  DATABASE_URL: 'postgres://localhost/user',
  SERVICE_TOKEN_SECRET: 's'.repeat(32),
  SIGNING_KEYS_DIR: '/keys',
  ENCRYPTION_SECRET: 'e'.repeat(32),
}

test('has a sane default for all but the database, the secrets and the keys', () => {
  expect(readConfig(env)).toMatchObject({ port: 3002, bcryptCost: 10, refreshTokenDays: 30, signingKeysDir: '/keys' })
  expect(() => readConfig({})).toThrow(
    /DATABASE_URL is required[^]*SERVICE_TOKEN_SECRET is required[^]*SIGNING_KEYS_DIR is required[^]*ENCRYPTION_SECRET is required/,
  )
})

test('refuses an empty name of a folder of keys', () => {
  expect(() => readConfig({ ...env, SIGNING_KEYS_DIR: '' })).toThrow('SIGNING_KEYS_DIR is not allowed to be empty')
})

test('hashes passwords at a cost of 10 or more in production', () => {
  expect(readConfig({ ...env, NODE_ENV: 'test', BCRYPT_COST: '4' }).bcryptCost).toBe(4)
  expect(() => readConfig({ ...env, BCRYPT_COST: '9' })).toThrow('BCRYPT_COST must be greater than or equal to 10')
})

test('leaves a thread of libuv to others than bcrypt', () => {
  expect(readConfig({ ...env, UV_THREADPOOL_SIZE: '2' }).passwordHashesAtOnce).toBe(1)
})
