import jwt from 'jsonwebtoken'
import { createServiceTokens } from './service-tokens'

const secretOf = (name: string) => `a secret of ${name} alone, thirty-two bytes or more`
const callee = createServiceTokens({
  secret: { current: secretOf('callee'), previous: secretOf('callee before') },
  tokenSecrets: {},
  self: 'callee',
  peers: ['caller'],
})
const newCaller = (signsFor: Record<string, string> = { callee: secretOf('callee'), another: secretOf('another') }) =>
  createServiceTokens({ secret: { current: secretOf('caller') }, tokenSecrets: signsFor, self: 'caller', peers: [] })

describe('Service tokens', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  test('are reused for a while per callee and always valid when issued', () => {
    const caller = newCaller()
    const first = caller.issue('callee')
    expect(caller.issue('another')).not.toBe(first)
    jest.advanceTimersByTime(29_000)
    expect(caller.issue('callee')).toBe(first)
    jest.advanceTimersByTime(2_000)
    const next = caller.issue('callee')
    expect(next).not.toBe(first)
    expect(callee.verify(next)).toEqual({ subject: 'caller', role: 'service' })
  })

  test('are valid for a minute', () => {
    const token = newCaller().issue('callee')
    jest.advanceTimersByTime(59_000)
    expect(callee.verify(token).subject).toBe('caller')
    jest.advanceTimersByTime(2_000)
    expect(() => callee.verify(token)).toThrow('not valid')
  })

  test.each([
    ['the caller', secretOf('caller')],
    ['another service that is called', secretOf('another')],
    ['nobody', secretOf('nobody')],
  ])('are rejected when signed with the secret of %s', (_whose, secret) => {
    const token = newCaller({ callee: secret }).issue('callee')
    expect(() => callee.verify(token)).toThrow('not valid')
    expect(callee.isIn(`Bearer ${token}`)).toBe(false)
  })

  test('are accepted under the previous secret until it is removed', () => {
    const token = newCaller({ callee: secretOf('callee before') }).issue('callee')
    expect(callee.verify(token).subject).toBe('caller')
    expect(callee.isIn(`Bearer ${token}`)).toBe(true)
    const [secret, peers] = [{ current: secretOf('callee') }, ['caller']]
    const later = createServiceTokens({ secret, tokenSecrets: {}, self: 'callee', peers })
    expect(() => later.verify(token)).toThrow('not valid')
  })

  test.each(['HS384', 'HS512'] as const)('are rejected with the algorithm %s under both secrets', (algorithm) => {
    const claims = { issuer: 'caller', subject: 'caller', audience: 'callee', expiresIn: 60, algorithm }
    for (const secret of [secretOf('callee'), secretOf('callee before')])
      expect(() => callee.verify(jwt.sign({ role: 'service' }, secret, claims))).toThrow('not valid')
  })

  test('cannot be issued for a service without a configured secret', () => {
    expect(() => newCaller().issue('elsewhere')).toThrow('No token secret is configured for elsewhere')
  })
})
