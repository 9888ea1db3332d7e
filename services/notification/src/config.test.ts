import { readConfig } from './config'

const env = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://shop@127.0.0.1/notification',
  SERVICE_TOKEN_SECRET: 'a-secret-of-the-tests-that-is-long-enough',
}

describe('Configuration of the notification service', () => {
  test('requires the public URL in production', () => {
    expect(() => readConfig(env)).toThrow('PUBLIC_URL is required')
    expect(() => readConfig({ ...env, NODE_ENV: undefined })).toThrow('PUBLIC_URL is required')
    expect(readConfig({ ...env, PUBLIC_URL: 'https://shop.example.com' }).publicUrl).toBe('https://shop.example.com')
  })

  test('defaults to local links in development', () => {
    expect(readConfig({ ...env, NODE_ENV: 'development' }).publicUrl).toBe('http://localhost:8080')
  })

  test('strips a trailing slash and rejects invalid URLs', () => {
    expect(readConfig({ ...env, PUBLIC_URL: 'https://example.com/shop/' }).publicUrl).toBe('https://example.com/shop')
    for (const PUBLIC_URL of ['', 'shop.example.com', 'javascript:alert(1)'])
      expect(() => readConfig({ ...env, PUBLIC_URL })).toThrow('PUBLIC_URL')
  })

  test('accepts a complete staff address or none', () => {
    const read = (STAFF_EMAIL?: string) => readConfig({ ...env, NODE_ENV: 'test', STAFF_EMAIL }).staffEmail
    expect([read(), read(''), read('Buyers@Example.com')]).toEqual([undefined, undefined, 'buyers@example.com'])
    expect(() => read('buyers')).toThrow('STAFF_EMAIL')
  })

  test('requires a complete SMS account or none', () => {
    const read = (more: NodeJS.ProcessEnv = {}) => readConfig({ ...env, NODE_ENV: 'test', ...more }).sms
    const account = { SMS_ACCOUNT_SID: 'AC123', SMS_AUTH_TOKEN: 'secret', SMS_FROM: '+15005550006' }
    expect([read(), read({ SMS_ACCOUNT_SID: '', SMS_AUTH_TOKEN: '', SMS_FROM: '' })]).toEqual([undefined, undefined])
    expect(read({ ...account, SMS_API_BASE: 'http://127.0.0.1:9/' })).toEqual({
      apiBase: 'http://127.0.0.1:9',
      accountSid: 'AC123',
      authToken: 'secret',
      from: '+15005550006',
    })
    for (const name of Object.keys(account)) expect(() => read({ ...account, [name]: '' })).toThrow('SMS_')
    for (const SMS_FROM of ['0664', '+43', 'A name that is too long', 'Shop\r\n'])
      expect(() => read({ ...account, SMS_FROM })).toThrow('SMS_FROM')
  })

  test('requires a long webhook key and valid networks', () => {
    const read = (more: NodeJS.ProcessEnv = {}) => readConfig({ ...env, NODE_ENV: 'test', ...more }).webhooks
    const key = Buffer.alloc(32, 7)
    const WEBHOOK_SECRET = `whsec_${key.toString('base64')}`
    expect([read(), read({ WEBHOOK_SECRET: '' })]).toEqual([undefined, undefined])
    expect(read({ WEBHOOK_SECRET })).toEqual({ secret: key, allowedNetworks: [] })
    expect(read({ WEBHOOK_SECRET, WEBHOOK_ALLOWED_NETWORKS: '10.1.0.0/16,fd00:1::/32' })?.allowedNetworks).toEqual([
      '10.1.0.0/16',
      'fd00:1::/32',
    ])
    for (const secret of [
      'short',
      'whsec_',
      `whsec_${Buffer.alloc(23).toString('base64')}`,
      `whsec_${Buffer.alloc(65).toString('base64')}`,
    ])
      expect(() => read({ WEBHOOK_SECRET: secret })).toThrow('WEBHOOK_SECRET')
    for (const WEBHOOK_ALLOWED_NETWORKS of ['10.1.0.0', '10.1.0.0/33', 'localhost/8', '10.1.0.0/16;10.2.0.0/16'])
      expect(() => read({ WEBHOOK_SECRET, WEBHOOK_ALLOWED_NETWORKS })).toThrow('WEBHOOK_ALLOWED_NETWORKS')
  })

  test('derives the API URL from the public URL unless set', () => {
    const read = (API_URL?: string) => readConfig({ ...env, PUBLIC_URL: 'https://example.com', API_URL }).apiUrl
    expect([read(), read(''), read('https://api.example.com/')]).toEqual([
      'https://example.com',
      'https://example.com',
      'https://api.example.com',
    ])
    expect(() => read('api.example.com')).toThrow('API_URL')
  })

  test('limits channels as configured', () => {
    const read = (more: NodeJS.ProcessEnv = {}) => readConfig({ ...env, NODE_ENV: 'test', ...more }).perSecond
    expect(read()).toEqual({})
    const limits = { EMAIL_PER_SECOND: '14', SMS_PER_SECOND: '0.5', WEBHOOK_PER_SECOND: '' }
    expect(read(limits)).toEqual({ email: 14, sms: 0.5 })
    for (const EMAIL_PER_SECOND of ['0', '-1', 'many'])
      expect(() => read({ EMAIL_PER_SECOND })).toThrow('EMAIL_PER_SECOND')
  })

  test('schedules review requests a week after delivery by default', () => {
    const read = (REVIEW_REQUEST_AFTER_DAYS?: string) =>
      readConfig({ ...env, NODE_ENV: 'test', REVIEW_REQUEST_AFTER_DAYS }).reviewRequestAfterDays
    expect([read(), read('0'), read('1.5')]).toEqual([7, 0, 1.5])
    for (const days of ['-1', '366', 'never']) expect(() => read(days)).toThrow('REVIEW_REQUEST_AFTER_DAYS')
  })
})
