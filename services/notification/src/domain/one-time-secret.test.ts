import { secretMark, withoutSecret, withSecret } from './one-time-secret'

const text = `https://shop.example.com/verify-email?token=${secretMark} or token=${secretMark}`
const sentTo = 'ada@example.com'

test('puts the token wherever its mark is', () => {
  const filled = 'https://shop.example.com/verify-email?token=a-_1 or token=a-_1'
  expect(withSecret({ sentTo, text, html: text }, 'a-_1')).toEqual({ sentTo, text: filled, html: filled })
  expect(withSecret({ sentTo, text, html: null }, 'a-_1').html).toBeNull()
})

test('a token stays in the query of its link, whatever it holds', () => {
  expect(withSecret({ sentTo, text: secretMark, html: null }, '$&"><b>&x=1').text).toBe('%24%26%22%3E%3Cb%3E%26x%3D1')
})

test('shows a word where the token was', () => {
  expect(withoutSecret(text)).toBe('https://shop.example.com/verify-email?token=(secret) or token=(secret)')
})

test('an address that was sealed is where the mail goes, as it is', () => {
  const sealed = { sentTo: secretMark, text: 'Goodbye', html: null }
  expect(withSecret(sealed, 'ada+shop@example.com')).toEqual({ ...sealed, sentTo: 'ada+shop@example.com' })
})
