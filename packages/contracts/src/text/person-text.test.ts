import { addressLine, isPrintableLine, isPrintableName, personName } from './person-text'

const honestNames = [
  'J.R.R. Tolkien', 'J.R.R.Tolkien', 'Dr.med. Anna Müller-Lüdenscheidt', 'Prof.Dr.med. Vogel', 'Dipl.Ing. Moser', 'O’Brien Jr.',
  "O'Brien Jr.", 'Martin Luther King, Jr.', 'Martin Luther King,Jr.', 'St.Pierre', 'Mary-Jane', 'X Æ A-12', '山田 太郎', 'Søren',
  'María José', 'Ng', 'A.Ng', 'D.J. Smith', 'M.de Boer', 'M.Sc. Ada', 'Ma.Theresa Cruz', 'Karl A:son Berg', 'S:t Clair',
  'Jean-Luc Picard', 'Sinéad O’Connor', 'नरेंद्र मोदी', 'محمد بن سلمان', 'می\u200cخواهم', 'क्\u200dष', 'Ада Лавлейс', 'А.Сом', 'Þórr',
  'Nguyễn Thị Minh', 'Ph.D. Lee', 'Acme Co.Ltd', 'Müller & Söhne KG', 'Attn: Purchasing', 'Anna (Reception)', 'Dot Cotton',
  'Zoë 👩\u200d🚀', '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} Harry', 'Renée Com', 'Mr. Info', 'a', '50 Cent',
] // prettier-ignore

const honestLines = [
  'Str. des 17. Juni 135', 'c/o Meyer', 'Nr.5/2', 'Apt. 4.B', 'Hauptstr.5', 'Hauptstr.Nr.5', 'Nørrebrogade 10, 2.tv', 'St.Gallen',
  'S:t Eriksgatan 34', 'Bldg:A', 'Tel: 030 123456', '12 St James’s Square', 'P.O. Box 7', 'Unit @ 5', '1/2 Rue St.Denis', 'st.tv',
  'Frankfurt a.M.', '東京都千代田区1-1', 'Km 12.5', 'Piso 3.º B', 'SW1Y 4JH', 'Washington, D.C.', 'Ul. 3-go Maja 2/4', 'ул.Мира, д.5', 'г.Сом',
] // prettier-ignore

const dishonest = [
  'confirm at https://evil.example/c?t=1', 'HTTP://X', 'http:evil', 'https：／／evil', 'ftp://x', 'javascript:alert(1)', 'data:text/html,x',
  'mailto:a@b.c', '//evil.example', '\\\\evil\\share', 'www.evil.example', 'WWW.X', 'evil.example/x', 'evil.example', 'claim.it',
  'Go to claim.it now', 'claim。it', 'claim．it', 'claim｡it', 'claim\u2024it', 'ｃｌａｉｍ．ｉｔ', 'cla\u200dim.it', 'claim.\u200dit', 'cl\u00adaim.it',
  'hxxp evil', 'hxxps://evil', 'h**p://evil', '10.0.0.1', 'at 192.168.1.1/x', '[::1]', '2001:db8::1', 'ada@example.com', 'ada＠example.com',
  'evil[.]com', 'evil (dot) com', 'пример.рф', '例え.中国', 'evil.xn--p1ai', 'x.com', 't.me/evil', 'u.to/evil', 'dr.com', '163.com', 'evil.com.',
  'evil.com,', '(evil.com)', '"evil.net"', 'YOU WON 1000 EUR! Claim at https://evil.example', 'a.b.evil.de', 'evil.co.uk', 'bit.ly/x',
  'evil.com点击领奖', 'Visit evil.comで', 'evil.comклик', 'evil.com\u0301', 'evil.com\u0338', 'evil.com_', 'evil.com-x', 'evil\u2044com/x.com',
  '365.win', '888.casino', 't.co', 't.ly', 'j.mp', 'v.gd', '3.ly', 'u.to', 'x.ai', '1.gg', '1e100.net', 'evil .com', 'evil dot com',
  'EVIL.SHOP', 'evil.com.Now', 'evil_site.org', 'evil.app?x', 'https ://evil', 'evil.сom', 'EVIL.СОМ', 'Visit evil.οrg/x', 'evil.ѕhop',
] // prettier-ignore

const unprintable = [
  'Ada\r\nBcc: b@x', 'Ada\nLovelace', 'Ada\u2028X', 'Ada\u2029X', 'Ada\u0085X', 'A\u0000', 'A\u001bX', 'A\u009bX', 'A\ue000secret\ue001',
  'A\uf8ff', 'A\u{F0000}', 'A\u{10FFFD}', 'A\uFFFF', 'A\uFDD0', 'A\u{1FFFE}', 'A\u0378', 'A\ud800', 'A\u202Eb', 'A\u2066b', 'A\u200Bb',
  'A\u2060b', 'A\uFEFFb', '\u2800', 'A\u3164b', 'A\u115Fb', 'A\u034Fb', 'A\u17B4b', 'A\uFFFCb', 'A\u2800b', 'A\u{E0041}b', 'A\u{1D173}b', `A${'\u0301'.repeat(31)}`,
] // prettier-ignore

const faultOf = (schema: ReturnType<typeof personName>, value: string) =>
  schema.label('name').validate(value, { convert: false, errors: { wrap: { label: false } } }).error?.message

describe('Names and address lines', () => {
  test.each(honestNames)('accept the name %j unchanged', (name) => {
    expect(faultOf(personName(200), name)).toBeUndefined()
    expect(personName(200).validate(name).value).toBe(name.normalize('NFC'))
    expect(isPrintableName(name)).toBe(true)
  })

  test.each([...honestNames.filter((name) => !/[:]/.test(name)), ...honestLines])('accept the line %j', (line) => {
    expect(faultOf(addressLine(200), line)).toBeUndefined()
    expect(isPrintableLine(line)).toBe(true)
  })

  test.each(dishonest)('reject %j with advice', (words) => {
    for (const schema of [personName(200), addressLine(200)])
      expect(faultOf(schema, words)).toBe(
        'name must not hold a web or e-mail address; put a space after each full stop',
      )
    expect([isPrintableName(words), isPrintableLine(words)]).toEqual([false, false])
  })

  test.each(unprintable)('reject the characters of %j', (words) => {
    for (const schema of [personName(200), addressLine(200)])
      expect(faultOf(schema, words)).toBe(
        'name must be one line of text without control, private-use, invisible or stacked characters',
      )
    expect(isPrintableName(words)).toBe(false)
  })

  test('report one error for text with invalid characters and a link', () => {
    const { error } = personName(200).validate('evil.example\r\nBcc: b@example.com', { abortEarly: false })
    expect(error?.details).toHaveLength(1)
  })

  test('reject 100 KB for its length alone', () => {
    const [marks, links] = [`a${'\u0315\u0316'.repeat(25_000)}`, 'evil.example/'.repeat(8_000)]
    const before = process.cpuUsage()
    for (const long of [marks, links, 'ﷺ'.repeat(33_000), `a${' '.repeat(50_000)}[`, ':'.repeat(99_000)]) {
      const { error } = personName(200).validate(long, { abortEarly: false })
      expect(error?.details.map(({ type }) => type)).toEqual(['string.max'])
    }
    expect(process.cpuUsage(before).user).toBeLessThan(100_000)
  })

  test.each(['ada@home', 'tel:+431234', 'x-app:open', 'Foo:bar'])('reject %j as a name but not as a line', (name) => {
    expect(faultOf(personName(200), name)).toContain('must not hold a web')
    expect(faultOf(addressLine(200), name)).toBeUndefined()
  })
})
