import { readRefreshToken, toRefreshToken } from './refresh-token'

const userId = '0198c1f0-0000-7000-8000-000000000001'
const sessionId = '0198c1f0-0000-7000-8000-000000000002'
const secret = Buffer.alloc(32, 7)
const token = toRefreshToken({ userId, sessionId, secret })

describe('Refresh token', () => {
  test('contains session and secret', () => {
    expect(readRefreshToken(token)).toEqual({ userId, sessionId, secret })
  })

  test.each(['', 'abc', `${token}=`, ' '.repeat(86), 'é'.repeat(86)])('rejects %j', (text) => {
    expect(readRefreshToken(text)).toBeUndefined()
  })
})
