import { availableParallelism } from 'node:os'
import { readConfig } from './config'

const env = {
  DATABASE_URL: 'postgres://localhost/user',
  SERVICE_TOKEN_SECRET: 's'.repeat(32),
  SIGNING_KEYS_DIR: '/keys',
  ENCRYPTION_SECRET: 'e'.repeat(32),
}

describe('Configuration of the user service', () => {
  test('has defaults for all but database, secrets and keys', () => {
    expect(readConfig(env)).toMatchObject({ port: 3002, bcryptCost: 10, signingKeysDir: '/keys' })
    expect(readConfig(env).sessionLife).toEqual({ idleDays: 30, maxDays: 30 })
    for (const name of ['DATABASE_URL', 'SERVICE_TOKEN_SECRET', 'SIGNING_KEYS_DIR', 'ENCRYPTION_SECRET'])
      expect(() => readConfig({})).toThrow(`${name} is required`)
  })

  test('rejects an empty folder of keys', () => {
    expect(() => readConfig({ ...env, SIGNING_KEYS_DIR: '' })).toThrow('SIGNING_KEYS_DIR is not allowed to be empty')
  })

  test('requires a hash cost of 10 in production', () => {
    expect(readConfig({ ...env, NODE_ENV: 'test', BCRYPT_COST: '4' }).bcryptCost).toBe(4)
    expect(() => readConfig({ ...env, BCRYPT_COST: '9' })).toThrow('BCRYPT_COST must be greater than or equal to 10')
  })

  test('reserves a libuv thread and a core', () => {
    const atOnce = (UV_THREADPOOL_SIZE: string) => readConfig({ ...env, UV_THREADPOOL_SIZE }).passwordHashesAtOnce
    expect(atOnce('2')).toBe(1)
    expect(atOnce('1024')).toBe(Math.max(1, availableParallelism() - 1))
  })
})
