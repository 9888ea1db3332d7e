import { createSealed, deriveKeys, hmacs, sign, UnsealError, unsign } from './secrets'

const [first, second, third] = ['first', 'second', 'third'].map(
  (name) => `the ${name} secret, thirty-two bytes or more`,
)
const before = { current: first! }
const rotated = { current: second!, previous: first! }
const forgotten = { current: second! }

describe('Secret rotation', () => {
  test('opens text sealed before and after it', () => {
    const sealed = createSealed(before, 'a purpose').seal('text')
    const now = createSealed(rotated, 'a purpose')
    expect([now.unseal(sealed), now.unseal(now.seal('more'))]).toEqual(['text', 'more'])
  })

  test('seals with the current value only', () => {
    const sealed = createSealed(rotated, 'a purpose').seal('text')
    expect(createSealed(forgotten, 'a purpose').unseal(sealed)).toBe('text')
    expect(() => createSealed(before, 'a purpose').unseal(sealed)).toThrow(UnsealError)
  })

  test.each([
    ['a value that was removed', createSealed(before, 'a purpose').seal('text')],
    ['a value that never was', createSealed({ current: third! }, 'a purpose').seal('text')],
    ['another purpose', createSealed(forgotten, 'another purpose').seal('text')],
    ['no seal', 'c2hvcnQ'],
    ['nothing', ''],
    ['a seal whose tag was cut', createSealed(forgotten, 'a purpose').seal('').slice(0, 24)],
  ])('rejects text sealed with %s without a defect', (_what, sealed) => {
    const thrown = () => createSealed(forgotten, 'a purpose').unseal(sealed)
    expect(thrown).toThrow(UnsealError)
    expect(thrown).toThrow(expect.objectContaining({ kind: 'unavailable', code: 'service-unavailable' }))
  })

  test('accepts signatures of the previous value until it is removed', () => {
    const signed = sign(deriveKeys(before, 'links'), 'ada')
    expect(unsign(deriveKeys(rotated, 'links'), signed)).toBe('ada')
    expect(unsign(deriveKeys(forgotten, 'links'), signed)).toBeUndefined()
    expect(unsign(deriveKeys(before, 'links'), sign(deriveKeys(rotated, 'links'), 'ada'))).toBeUndefined()
  })

  test('finds hashes under both values', () => {
    const [stored] = hmacs(deriveKeys(before, 'hashes'), 'text')
    const [now, older] = hmacs(deriveKeys(rotated, 'hashes'), 'text')
    expect(older).toEqual(stored)
    expect(now).not.toEqual(stored)
    expect(hmacs(deriveKeys(forgotten, 'hashes'), 'text')).toEqual([now])
  })
})
