import { createServiceTokens } from './service-tokens'

const secret = 'a secret of the whole platform, thirty-two bytes or more'
const callee = createServiceTokens({ secret, self: 'callee', peers: ['caller'] })
const newCaller = () => createServiceTokens({ secret, self: 'caller', peers: [] })

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
