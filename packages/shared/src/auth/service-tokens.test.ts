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

describe('service tokens', () => {
  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  test('a token is used again for a while, at one service alone, and is good whenever it is given out', () => {
    const caller = newCaller()
    const first = caller.issue('callee')
    expect(caller.issue('another')).not.toBe(first)
    jest.advanceTimersByTime(19_000)
    expect(caller.issue('callee')).toBe(first)
    jest.advanceTimersByTime(2_000)
    const next = caller.issue('callee')
    expect(next).not.toBe(first)
    expect(callee.verify(next)).toEqual({ subject: 'caller', role: 'service' })
  })

  test('a token is good for a minute and no longer', () => {
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
  ])('a token signed with the secret of %s is refused', (_whose, secret) => {
    const token = newCaller({ callee: secret }).issue('callee')
    expect(() => callee.verify(token)).toThrow('not valid')
    expect(callee.isIn(`Bearer ${token}`)).toBe(false)
  })

  test('a token signed with the previous secret is accepted until that is removed', () => {
    const token = newCaller({ callee: secretOf('callee before') }).issue('callee')
    expect(callee.verify(token).subject).toBe('caller')
    expect(callee.isIn(`Bearer ${token}`)).toBe(true)
    const [secret, peers] = [{ current: secretOf('callee') }, ['caller']]
    const later = createServiceTokens({ secret, tokenSecrets: {}, self: 'callee', peers })
    expect(() => later.verify(token)).toThrow('not valid')
  })

  test.each(['HS384', 'HS512'] as const)('a token of the algorithm %s is refused under both secrets', (algorithm) => {
    const claims = { issuer: 'caller', subject: 'caller', audience: 'callee', expiresIn: 60, algorithm }
    for (const secret of [secretOf('callee'), secretOf('callee before')])
      expect(() => callee.verify(jwt.sign({ role: 'service' }, secret, claims))).toThrow('not valid')
  })

  test('a token for a service whose secret is not configured cannot be made', () => {
    expect(() => newCaller().issue('elsewhere')).toThrow('No token secret is configured for elsewhere')
  })
})
