import { markOf, withoutSecret, withSecret } from './one-time-secret'

const mark = markOf('0123456789abcdef0123456789abcdef')
const commonMark = '\u{E000}secret\u{E001}'
const publicUrl = 'https://shop.example.com'
const sentTo = 'ada@example.com'
const text = `${publicUrl}/verify-email?token=${mark} or token=${mark}`

const fill = (message: { sentTo: string; text: string; html: string | null }, secret = 'a-_1') =>
  withSecret(message, { mark, secret, publicUrl })

describe('Marks of one-time secrets', () => {
  test('are replaced by the token everywhere', () => {
    const filled = `${publicUrl}/verify-email?token=a-_1 or token=a-_1`
    expect(fill({ sentTo, text, html: text })).toEqual({ sentTo, text: filled, html: filled })
    expect(fill({ sentTo, text, html: null }).html).toBeNull()
  })

  test('keep any token within its link’s query', () => {
    expect(fill({ sentTo, text: mark, html: null }, '$&"><b>&x=1').text).toBe('%24%26%22%3E%3Cb%3E%26x%3D1')
  })

  test('of another mail stay unchanged', () => {
    const text = markOf('f'.repeat(32))
    const other = { sentTo, text, html: text }
    expect(fill(other)).toEqual(other)
  })

  test('are shown as text', () => {
    const shown = `${publicUrl}/verify-email?token=(secret) or token=(secret)`
    expect(withoutSecret(text)).toBe(shown)
    expect(withoutSecret(text.replaceAll(mark, commonMark))).toBe(shown)
  })

  test('are replaced where they are the recipient’s whole address', () => {
    for (const address of [mark, commonMark]) {
      const message = { sentTo: address, text: 'Goodbye', html: null }
      expect(fill(message, 'ada+shop@example.com')).toEqual({ ...message, sentTo: 'ada+shop@example.com' })
    }
  })

  test('of earlier mails count in own links only', () => {
    const [own, evil] = [`${publicUrl}/reset-password?token=`, 'https://evil.example/c?t=']
    const queued = `Hello ${evil}${commonMark}, ${own}${commonMark} ${publicUrl}/away?token=${commonMark}`
    const filled = fill({ sentTo, text: queued, html: queued })
    const expected = `Hello ${evil}${commonMark}, ${own}a-_1 ${publicUrl}/away?token=${commonMark}`
    expect(filled).toEqual({ sentTo, text: expected, html: expected })
  })
})
