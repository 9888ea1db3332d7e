import Joi from 'joi'
import { emailAddress, normalizeEmailAddress } from './email-address'

describe('E-mail addresses', () => {
  test.each([
    ['user@bücher.example', 'user@xn--bcher-kva.example'],
    ['user@xn--bcher-kva.example', 'user@xn--bcher-kva.example'],
    ['user@XN--BCHER-KVA.example', 'user@xn--bcher-kva.example'],
    ['user@BÜCHER.example.', 'user@xn--bcher-kva.example'],
    ['user@bu\u0308cher.example', 'user@xn--bcher-kva.example'],
    ['user@bücher。example', 'user@xn--bcher-kva.example'],
    ['user@bü\u00adcher.example', 'user@xn--bcher-kva.example'],
    [' Ada@Example.COM. ', 'ada@example.com'],
    ['ａda＠example．com', 'ada@example.com'],
    ['straße@straße.example', 'straße@xn--strae-oqa.example'],
    ["o'hara+shop@example.com", "o'hara+shop@example.com"],
    ['пример@пример.рф', 'пример@xn--e1afmkfd.xn--p1ai'],
  ])('have a canonical form, which is stable: %s', (written, form) => {
    expect(normalizeEmailAddress(written)).toBe(form)
    expect(normalizeEmailAddress(form)).toBe(form)
    expect(emailAddress().validate(written, { convert: false })).toEqual({ value: form })
  })

  test.each([
    ['no @', 'nobody'],
    ['two of them', 'a@b@example.com'],
    ['no local part', '@example.com'],
    ['a domain of one label', 'a@example'],
    ['an empty label', 'a@example..com'],
    ['two dots at the end', 'a@example.com..'],
    ['an IP address', 'a@127.0.0.1'],
    ['an IP address in another notation', 'a@0x7f.1'],
    ['an IP literal', 'a@[::1]'],
    ['a path behind the domain', 'a@example.com/x'],
    ['a full-width path behind the domain', 'a@example.com／x'],
    ['a port', 'a@example.com:25'],
    ['an escape', 'a@ex%61mple.com'],
    ['a fragment', 'a@example.com#x'],
    ['a tab in the domain', 'a@exam\tple.com'],
    ['an underscore in the domain', 'a@exa_mple.com'],
    ['a hyphen at a label’s end', 'a@example-.com'],
    ['broken Punycode', 'a@xn--a.com'],
    ['broken Punycode beside a good label', 'a@xn--bcher-kva.xn--zzzzzz.com'],
    ['empty Punycode', 'a@xn--.com'],
    ['Punycode of plain ASCII', 'a@xn--example-.com'],
    ['half a surrogate pair in the domain', 'a@ex\ud83dample.com'],
    ['half a surrogate pair', 'a\ud83d@example.com'],
    ['a label of 64 letters', `a@${'x'.repeat(64)}.com`],
    ['a local part of 65 letters', `${'x'.repeat(65)}@example.com`],
    ['a local part of 66 bytes', `${'ä'.repeat(33)}@example.com`],
    ['255 bytes', `${'x'.repeat(51)}@${`${'y'.repeat(49)}.`.repeat(4)}com`],
    ['quotes', '"a"@example.com'],
    ['a list', 'a,b@example.com'],
    ['a comment', 'a(b)@example.com'],
    ['an empty atom', 'a..b@example.com'],
    ['a space', 'a b@example.com'],
    ['a line break', 'a\n@example.com'],
    ['a NUL', 'a\0@example.com'],
    ['a zero-width space', 'a\u200b@example.com'],
    ['a zero-width joiner', 'a\u200d@example.com'],
    ['a change of direction', 'a\u202eb@example.com'],
    ['a soft hyphen', 'a\u00adb@example.com'],
    ['a Hangul filler', 'a\u3164b@example.com'],
    ['a variation selector', 'a\ufe0f@example.com'],
    ['a private character', 'a\ue000b@example.com'],
  ])('are rejected with %s', (_what, written) => {
    expect(normalizeEmailAddress(written)).toBeUndefined()
    expect(emailAddress().validate(written, { convert: false, abortEarly: false }).error?.details).toHaveLength(1)
  })

  test('have a stable canonical form for every third letter of the basic plane', () => {
    const moved = Array.from({ length: 0xffff / 3 }, (_, index) => String.fromCharCode(3 * index))
      .flatMap((letter) => [`a${letter}b@example.com`, `a@a${letter}b.example`, `a@${letter}.example`])
      .filter((written) => {
        const form = normalizeEmailAddress(written)
        return form !== undefined && normalizeEmailAddress(form) !== form
      })
    expect(moved).toEqual([])
  })

  test('are rejected for their length before normalization', () => {
    const normalize = jest.spyOn(String.prototype, 'normalize')
    const hostile = `a${'\u0301\u0316'.repeat(25_000)}@example.com`
    const { error } = Joi.object({ email: emailAddress() }).validate({ email: hostile }, { convert: false })
    expect(error?.message).toContain('valid email')
    expect(normalize).not.toHaveBeenCalled()
    normalize.mockRestore()
  })
})
