import { readConfig } from './config'

const env = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://shop@127.0.0.1/notification',
  SERVICE_TOKEN_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
}

test('mails of a shop in production link to an address that was given', () => {
  expect(() => readConfig(env)).toThrow('PUBLIC_URL is required')
  expect(() => readConfig({ ...env, NODE_ENV: undefined })).toThrow('PUBLIC_URL is required')
  expect(readConfig({ ...env, PUBLIC_URL: 'https://shop.example.com' }).publicUrl).toBe('https://shop.example.com')
})

test('mails of a shop that is being built link to this machine', () => {
  expect(readConfig({ ...env, NODE_ENV: 'development' }).publicUrl).toBe('http://localhost:8080')
})

test('takes an address with a slash at its end, and none that is no web address', () => {
  expect(readConfig({ ...env, PUBLIC_URL: 'https://example.com/shop/' }).publicUrl).toBe('https://example.com/shop')
  for (const PUBLIC_URL of ['', 'shop.example.com', 'javascript:alert(1)'])
    expect(() => readConfig({ ...env, PUBLIC_URL })).toThrow('PUBLIC_URL')
})

test('the shop has an address of its own, or none, and never half a one', () => {
  const read = (STAFF_EMAIL?: string) => readConfig({ ...env, NODE_ENV: 'test', STAFF_EMAIL }).staffEmail
  expect([read(), read(''), read('Buyers@Example.com')]).toEqual([undefined, undefined, 'buyers@example.com'])
  expect(() => read('buyers')).toThrow('STAFF_EMAIL')
})
