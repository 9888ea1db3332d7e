import { AppError } from '../../errors'
import { problemBody } from './problem'

type Body = { code: string; errors?: unknown[] }

describe('Problem documents', () => {
  const fault = (text: string) => ({ path: text, message: text })

  test.each(['漢', '\u0001', '😀', 'a'])('of many errors in %j are at most 64 KB and list as many as fit', (text) => {
    const errors = Array.from({ length: 5_000 }, () => fault(text.repeat(200)))
    const body = problemBody(new AppError('invalid', 'invalid-request', 'Not valid.', { errors }), 'the-id')
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(65_536)
    const { code, errors: told } = JSON.parse(body) as Body
    expect(code).toBe('invalid-request')
    expect(told!.length).toBeGreaterThanOrEqual(10)
    expect(told!.length).toBeLessThanOrEqual(100)
  })

  test.each([
    ['a member', { members: { allowed: Array(20_000).fill('shipped') } }],
    ['one fault', { errors: [fault('a'.repeat(100_000))] }],
  ])('omit %s that is too long', (_name, details) => {
    const body = problemBody(new AppError('conflict', 'invalid-transition', 'No.', details), 'the-id')
    expect(JSON.parse(body)).toEqual({
      type: 'urn:ecommerce:problem:invalid-transition',
      title: 'Conflict',
      status: 409,
      detail: 'No.',
      code: 'invalid-transition',
      requestId: 'the-id',
    })
  })

  test('truncate a long detail', () => {
    const body = problemBody(new AppError('conflict', 'a-conflict', 'x'.repeat(100_000)), 'the-id')
    expect(Buffer.byteLength(body)).toBeLessThan(2_000)
  })
})
