import jwt from 'jsonwebtoken'
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createAccessTokens } from './access-tokens'

const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })
const { privateKey } = pair()
const keys = new Map<string, KeyObject>()
const tokens = createAccessTokens({
  keys: { find: (kid) => Promise.resolve(keys.get(kid)) },
  issuer: 'shop',
  audience: 'shop',
})
const verify = jest.spyOn(jwt, 'verify')

const sign = (claims: object = {}, options: jwt.SignOptions = {}) =>
  jwt.sign({ role: 'customer', sid: 's1', ...claims }, privateKey, {
    ...{ algorithm: 'RS256', keyid: 'k1', subject: 'u1', issuer: 'shop', audience: 'shop', expiresIn: 60 },
    ...options,
  })

describe('Access tokens', () => {
  beforeEach(() => {
    keys.clear()
    keys.set('k1', createPublicKey(privateKey))
    verify.mockClear()
  })
  afterEach(() => jest.restoreAllMocks())

  test('verify a repeated token from memory', async () => {
    const token = sign()
    const holder = await tokens.verify(token)
    expect(holder).toMatchObject({ subject: 'u1', role: 'customer', sessionId: 's1' })
    expect(await tokens.verify(token)).toBe(holder)
    expect(verify).toHaveBeenCalledTimes(1)
  })

  test('reject an expired token that was verified before', async () => {
    const token = sign()
    await tokens.verify(token)
    const later = Date.now() + 61_000
    jest.spyOn(Date, 'now').mockReturnValue(later)
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token-expired' })
  })

  test('reject a token whose key the issuer has withdrawn', async () => {
    const token = sign()
    await tokens.verify(token)
    keys.set('k1', pair().publicKey)
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token-invalid' })
    keys.clear()
    await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token-invalid' })
  })

  test('reject a token that differs in one character', async () => {
    const token = sign()
    await tokens.verify(token)
    const [head, body, signature] = token.split('.') as [string, string, string]
    const other = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1)
    await expect(tokens.verify([head, body, other].join('.'))).rejects.toMatchObject({ code: 'token-invalid' })
  })

  test.each([
    ['without a role', sign({ role: undefined })],
    ['without a session', sign({ sid: undefined })],
    ['from another issuer', sign({}, { issuer: 'other' })],
    ['for another audience', sign({}, { audience: 'other' })],
    ['of another key', sign({}, { keyid: 'k2' })],
  ])('reject a token %s, and do not cache it', async (_name, token) => {
    for (let time = 0; time < 2; time++)
      await expect(tokens.verify(token)).rejects.toMatchObject({ code: 'token-invalid' })
  })
})
