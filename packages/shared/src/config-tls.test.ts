import { readEnvironment, serviceUrl } from './config'

const required = { DATABASE_URL: 'postgres://localhost/order', SERVICE_TOKEN_SECRET: 's'.repeat(32) }

const encrypted = {
  ...required,
  TLS_REQUIRED: 'true',
  TLS_CERT_FILE: '/run/tls/tls.crt',
  TLS_KEY_FILE: '/run/tls/tls.key',
  TLS_CA_FILE: '/run/tls/ca.crt',
  DATABASE_URL: 'postgres://db/order?sslmode=verify-full',
  REDIS_URL: 'rediss://cache:6379',
  USER_URL: 'https://user:3002',
}

const read = (env: NodeJS.ProcessEnv) =>
  readEnvironment<{ USER_URL: string }>(env, {
    defaultPort: 3003,
    own: { USER_URL: serviceUrl('http://127.0.0.1:3002') },
  })

describe('TLS configuration', () => {
  it('defaults to plain HTTP, PostgreSQL and Redis', () => {
    expect(read(required)).toMatchObject({ tls: undefined, serviceCaFile: undefined, own: { USER_URL: 'http://127.0.0.1:3002' } }) // prettier-ignore
  })

  it('reads certificate, key and authority', () => {
    expect(read(encrypted)).toMatchObject({
      tls: { certFile: '/run/tls/tls.crt', keyFile: '/run/tls/tls.key' },
      serviceCaFile: '/run/tls/ca.crt',
    })
  })

  it('rejects a certificate without its key', () => {
    expect(() => read({ ...required, TLS_CERT_FILE: '/run/tls/tls.crt' })).toThrow(/TLS_KEY_FILE/)
  })

  it.each([
    ['a certificate that is missing', { TLS_CERT_FILE: undefined, TLS_KEY_FILE: undefined }, /TLS_CERT_FILE/],
    ['PostgreSQL in the clear', { DATABASE_URL: 'postgres://db/order' }, /DATABASE_URL/],
    ['PostgreSQL without verification', { DATABASE_URL: 'postgres://db/order?sslmode=require' }, /DATABASE_URL/],
    ['Redis in the clear', { REDIS_URL: 'redis://cache:6379' }, /REDIS_URL/],
    ['a service in the clear', { USER_URL: 'http://user:3002' }, /USER_URL/],
    ['a service without address', { USER_URL: undefined }, /USER_URL/],
  ])('rejects %s where TLS is required', (_, change, fault) => {
    expect(() => read({ ...encrypted, ...change })).toThrow(fault)
  })
})
