import { totpStep } from './totp'

/** Secret and codes of RFC 6238, appendix B, last six digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

describe('TOTP', () => {
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('accepts the code of second %i', (seconds, code) => {
    expect(totpStep(secret, code, seconds * 1_000)).toBe(Math.floor(seconds / 30))
  })

  test('identifies neighbouring steps', () => {
    expect(totpStep(secret, '081804', (1_111_111_109 + 30) * 1_000)).toBe(Math.floor(1_111_111_109 / 30))
    expect(totpStep(secret, '081804', (1_111_111_109 + 60) * 1_000)).toBeUndefined()
  })

  test.each(['', '28708', '2870822', 'abcdef', '２８７０８２'])('rejects %j', (code) => {
    expect(totpStep(secret, code, 59_000)).toBeUndefined()
  })
})
