import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { examples } from '../support/template-examples'
import { type TemplateName, templateNames } from '../../src/domain/template-data'
import { loadTemplates } from '../../src/templates/load-templates'

const templates = loadTemplates({ shopName: 'The Shop', publicUrl: 'https://shop.example.com' })
const unsubscribeUrl = 'https://api.example.com/unsubscribe?token=x'
const languages = ['en', 'de', 'es']

const advertising: readonly TemplateName[] = ['cart-abandoned', 'review-request']
const render = (name: TemplateName, locale: string | undefined, data: object = {}) =>
  templates.render(name, { ...examples[name], ...data }, locale, advertising.includes(name) ? { unsubscribeUrl } : {})

/** Visible text and link targets, without layout. */
const bare = (html: string): string =>
  html
    .replace(/^[\s\S]*<body/, '<body')
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(
      /\s(style|class|align|valign|vertical-align|border|cellpadding|cellspacing|bgcolor|width|dir)="[^"]*"/g,
      '',
    )
    .replaceAll(/<\/?(table|tbody|div)(\s[^>]*)?>/g, '')
    .replaceAll(/\s*\n\s*/g, '\n')

describe('Mail texts', () => {
  describe.each(languages)('in %s', (locale) => {
    test.each(templateNames)('%s matches its snapshot', (name) => {
      const { subject, text, html } = render(name, locale)
      expect(`${subject}\n\n${text}`).toMatchSnapshot('text')
      expect(bare(html)).toMatchSnapshot('html')
    })

    test.each(['unsubscribe', 'unsubscribed', 'unsubscribe-invalid'] as const)(
      '%s matches its snapshot as a page',
      (name) => {
        expect(bare(templates.page(name, { action: '/unsubscribe?token=x' }, locale))).toMatchSnapshot()
      },
    )
  })

  test('the layout matches its snapshot', () => {
    expect(render('order-shipped', 'en').html).toMatchSnapshot()
  })

  test('amounts, times and countries follow the recipient’s locale', () => {
    const [british, austrian, french] = ['en-GB', 'de-AT', 'fr-FR'].map(
      (locale) => render('order-shipped', locale).text,
    )
    expect(british).toContain('Tax: US$12,345.67')
    expect(austrian?.replaceAll('\u00a0', ' ')).toContain('Steuer: $ 12.345,67')
    expect(austrian).toContain('Vereinigtes Königreich')
    expect(french?.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain('Tax: 12 345,67 $US')
    expect(render('password-changed', 'de-AT').text).toContain('1. März 2026')
    expect(render('password-changed', 'es-MX').text).toContain('1 de marzo de 2026')
  })

  const orderMails = ['order-confirmed', 'order-shipped', 'order-delivered', 'order-cancelled'] as const
  const eur = (amount: number) => ({ amount, currency: 'EUR' })
  const dutch = { subtotal: eur(9_000), discount: eur(0), shipping: eur(600), tax: eur(1_666), total: eur(9_600) }
  /** Lines with an amount of this currency, as label and amount. */
  const sumsIn = (text: string, currency: string) =>
    text
      .split('\n')
      .filter((line) => line.includes(currency) && line.includes(': '))
      .map((line) => line.replaceAll('\u00a0', ' '))

  /** The amounts of a text's lines in minor units, in its order. */
  const amountsIn = (text: string) =>
    [...text.matchAll(/: (-?)[^\d\n]*(\d[\d.,]*)[^\d\n]*$/gmu)].map(([, sign, digits]) =>
      Number(sign + digits!.replaceAll(/\D/g, '')),
    )

  describe.each(orderMails)('tax in %s', (name) => {
    test.each([
      ['en', ['Subtotal: €90.00', 'Shipping: €6.00', 'Total: €96.00', 'Of which tax: €16.66']],
      ['de', ['Zwischensumme: 90,00 €', 'Versand: 6,00 €', 'Gesamtsumme: 96,00 €', 'Davon Steuer: 16,66 €']],
      ['es', ['Subtotal: 90,00 €', 'Envío: 6,00 €', 'Total: 96,00 €', 'Impuestos incluidos: 16,66 €']],
    ])('is shown in %s as contained in the total', (locale, lines) => {
      const { text, html } = render(name, locale, { ...dutch, taxIncluded: true })
      expect(sumsIn(text, '€')).toEqual(lines)
      expect(html.match(/16[.,]66/g)).toHaveLength(1)
      expect(html).toContain(lines.at(-1)!.split(':')[0]!)
    })

    test.each([
      ['en', 'VAT 21%', 'Reduced VAT 5.5%', (line: string) => `Of which ${line}`],
      ['de', 'VAT 21 %', 'Reduced VAT 5,5 %', (line: string) => `Davon ${line}`],
      ['es', 'VAT 21 %', 'Reduced VAT 5,5 %', (line: string) => `Incluye ${line}`],
    ])('is shown in %s by name and rate', (locale, standard, reduced, contained) => {
      const taxes = [
        { name: 'VAT', basisPoints: 2_100, amount: eur(1_458) },
        { name: 'Reduced VAT', basisPoints: 550, amount: eur(208) },
      ]
      const labels = (data: object) => {
        const { text, html } = render(name, locale, { ...dutch, taxes, ...data })
        const sums = sumsIn(text, '€').map((line) => line.split(': ')[0]!)
        for (const label of sums) expect(html.replaceAll('\u00a0', ' ')).toContain(`>${label}<`)
        return sums
      }
      expect(labels({ taxIncluded: true }).slice(-3)).toEqual([expect.any(String), contained(standard), contained(reduced)]) // prettier-ignore
      const onTop = labels({ taxIncluded: false, total: eur(11_266) })
      expect(onTop.slice(2)).toEqual([standard, reduced, onTop.at(-1)])
    })

    test.each(
      languages.flatMap((locale) =>
        [true, false].flatMap((contained) => [-3, 0, 4].map((rounding) => [locale, contained, rounding] as const)),
      ),
    )('adds up in %s, contained: %s, rounding %i', (locale, taxIncluded, rounding) => {
      for (const currency of ['JPY', 'KWD', 'EUR']) {
        const money = (amount: number) => ({ amount, currency })
        const taxes = [
          { name: 'VAT', basisPoints: 1_250, amount: money(125) },
          { name: 'Levy', basisPoints: 100, amount: money(11) },
        ]
        const items = [1_000, 234].map((amount) => ({ sku: 'A', name: 'A', quantity: 1, lineTotal: money(amount) }))
        const sums = { subtotal: money(1_234), discount: money(90), shipping: money(56), tax: money(136), taxes }
        const total = 1_234 - 90 + 56 + (taxIncluded ? 0 : 136) + rounding
        const { text } = render(name, locale, {
          ...{ items, ...sums, taxIncluded, total: money(total) },
          ...(rounding !== 0 && { rounding: money(rounding) }),
        })
        const amounts = amountsIn(text)
        const afterTotal = taxIncluded ? amounts.splice(-2) : []
        expect([currency, ...afterTotal]).toEqual([currency, ...(taxIncluded ? [125, 11] : [])])
        const [first, second, subtotal, ...rest] = amounts
        expect(subtotal).toBe(first! + second!)
        expect(rest.pop()).toBe(total)
        expect(rest.reduce((sum, amount) => sum + amount, subtotal!)).toBe(total)
      }
    })

    test.each([
      ['of an event that says so', { taxIncluded: false }],
      ['of an event from before it was told', {}],
    ])('is added to the total %s', (_which, more) => {
      const { text } = render(name, 'en', { ...dutch, total: eur(11_266), ...more })
      expect(sumsIn(text, '€')).toEqual(['Subtotal: €90.00', 'Shipping: €6.00', 'Tax: €16.66', 'Total: €112.66'])
    })

    test('is followed by the rounding', () => {
      const kwd = (amount: number) => ({ amount, currency: 'KWD' })
      const sums = { subtotal: kwd(5_124), discount: kwd(0), shipping: kwd(0), tax: kwd(0) }
      const rounded = (rounding: number) =>
        render(name, 'en', {
          ...sums,
          taxIncluded: false,
          taxes: [],
          rounding: kwd(rounding),
          total: kwd(5_124 + rounding),
        })
      expect(sumsIn(rounded(-4).text, 'KWD')).toEqual([
        'Subtotal: KWD 5.124',
        'Rounding: -KWD 0.004',
        'Total: KWD 5.120',
      ])
      expect(sumsIn(rounded(6).text, 'KWD')).toContain('Rounding: KWD 0.006')
      expect(rounded(-4).html).toContain('Rounding')
    })
  })

  const refund = { amount: eur(1_920), tax: eur(320), refundedTotal: eur(1_920) }

  test.each([
    [
      'en',
      ['This refund: €19.20', 'Of which tax: €3.20'],
      ['This refund before tax: €16.00', 'Tax: €3.20', 'This refund: €19.20'],
    ],
    [
      'de',
      ['Diese Erstattung: 19,20 €', 'Davon Steuer: 3,20 €'],
      ['Diese Erstattung ohne Steuer: 16,00 €', 'Steuer: 3,20 €', 'Diese Erstattung: 19,20 €'],
    ],
    [
      'es',
      ['Este reembolso: 19,20 €', 'Impuestos incluidos: 3,20 €'],
      ['Este reembolso sin impuestos: 16,00 €', 'Impuestos: 3,20 €', 'Este reembolso: 19,20 €'],
    ],
  ])('refunds show contained tax in %s', (locale, contained, onTop) => {
    for (const [taxIncluded, lines] of [
      [true, contained],
      [false, onTop],
    ] as const) {
      const { text, html } = render('order-refunded', locale, { refund, total: eur(9_600), taxIncluded })
      expect(sumsIn(text, '€').slice(1)).toEqual(lines)
      for (const line of lines)
        for (const part of line.split(': ')) expect(html.replaceAll('\u00a0', ' ')).toContain(`>${part}<`)
    }
  })

  test.each([
    ['JPY', 1_100, 100, '¥1,100', '¥100'],
    ['KWD', 1_125, 125, 'KWD 1.125', 'KWD 0.125'],
  ])('refunds in %s show the currency’s decimals', (currency, amount, tax, ...shown) => {
    const money = (minor: number) => ({ amount: minor, currency })
    const data = { refund: { amount: money(amount), tax: money(tax), refundedTotal: money(amount) }, taxIncluded: true }
    const { text } = render('order-refunded', 'en', { ...data, total: money(amount) })
    const [whole, part] = shown
    expect(sumsIn(text, currency === 'JPY' ? '¥' : 'KWD').slice(1)).toEqual([`This refund: ${whole}`, `Of which tax: ${part}`]) // prettier-ignore
  })

  test.each([
    ['en', 'Only 1 left', 'Only 2 left'],
    ['de', 'Nur noch 1 Stück', 'Nur noch 2 Stück'],
    ['es', 'Solo queda 1', 'Solo quedan 2'],
  ])('plurals are correct in %s', (locale, one, two) => {
    expect(render('low-stock', locale, { available: 1 }).subject).toBe(`${one}: Stoneware mug (Blue)`)
    expect(render('low-stock', locale, { available: 2 }).subject).toBe(`${two}: Stoneware mug (Blue)`)
  })

  test.each(templateNames)('HTML in data is escaped in %s', (name) => {
    const hostile = JSON.parse(
      JSON.stringify(examples[name], (key, value: unknown) =>
        typeof value === 'string' && !/^(currency|country|\w+At|\w+Until|productId|slug)$/.test(key)
          ? `<img src=x onerror="${value}">`
          : value,
      ),
    ) as object
    for (const locale of languages) {
      const { subject, html } = render(name, locale, hostile)
      expect(html).not.toContain('<img')
      expect(html).not.toContain('onerror="')
      if (/<img/.test(subject)) expect(html).toContain('&lt;img')
    }
  })

  test.each(templateNames)('%s loads nothing from elsewhere', (name) => {
    const { html } = render(name, 'en')
    expect(html).not.toMatch(/\ssrc=|url\(|<link|@import|<script/i)
    const addresses = [...html.matchAll(/https?:\/\/[^"'\s<]+/g)].map(([url]) => new URL(url).host)
    expect(new Set(addresses)).toEqual(
      new Set(['www.w3.org', 'shop.example.com', ...(advertising.includes(name) ? ['api.example.com'] : [])]),
    )
  })

  test('long mails stay below the 102 KB at which readers clip them', () => {
    const items = Array.from({ length: 40 }, () => ({
      ...examples['order-confirmed'].items[0]!,
      name: 'x'.repeat(200),
    }))
    expect(render('order-confirmed', 'de', { items }).html.length).toBeLessThan(60_000)
  })

  test('only marketing mail has an unsubscribe note', () => {
    for (const name of templateNames) {
      const { text, html } = render(name, 'en')
      expect([name, text.includes(unsubscribeUrl), html.includes('unsubscribe')]).toEqual([
        name,
        ...(advertising.includes(name) ? [true, true] : [false, false]),
      ])
    }
  })

  type Texts = Record<string, Record<string, string>>
  const home = join(__dirname, '..', '..')
  const wordsFile = (language: string) => join(home, 'templates', 'words', `${language}.json`)
  const textsIn = (language: string) => JSON.parse(readFileSync(wordsFile(language), 'utf8')) as Texts

  /** Expressions of a translation, such as `number` and `money refund.amount`. */
  const expressionsIn = (word: string) =>
    [...word.matchAll(/\{\{\s*([^}]*?)\s*\}\}/g)]
      .map(([, inside]) => inside!.replace(/\s+(one|other)='.*$/, ''))
      .toSorted()

  test.each(languages)('%s has all translations with their expressions and without markup', (language) => {
    const [english, texts] = [textsIn('en'), textsIn(language)]
    const shown = (all: Texts) =>
      Object.fromEntries(
        Object.entries(all).flatMap(([template, words]) =>
          Object.entries(words).map(([key, word]) => [`${template}.${key}`, expressionsIn(word)]),
        ),
      )
    expect(shown(texts)).toEqual(shown(english))
    expect(JSON.stringify(texts)).not.toMatch(/[<>]/)
  })

  test('templates insert no unescaped HTML', () => {
    const folder = join(home, 'templates')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file))
    expect(files.length).toBeGreaterThan(40)
    for (const file of files)
      expect([file, /\{\{[{&]/.test(readFileSync(join(folder, file), 'utf8'))]).toEqual([file, false])
  })

  describe('invalid translations', () => {
    let sources: string
    const load = () =>
      loadTemplates(
        { shopName: 'The Shop', publicUrl: 'https://shop.example.com' },
        { sources, built: join(home, 'dist', 'templates') },
      )
    const change = (file: string, text: string) => writeFileSync(join(sources, file), text)

    beforeEach(() => {
      sources = mkdtempSync(join(tmpdir(), 'templates-'))
      cpSync(join(home, 'templates'), sources, { recursive: true })
    })
    afterEach(() => rmSync(sources, { recursive: true }))

    test('without a text prevent the start and name it', () => {
      const { welcome, pages, ...others } = textsIn('de')
      const [{ ready: _ready, ...welcomeLeft }, { unsubscribedTitle: _title, ...pagesLeft }] = [welcome!, pages!]
      change('words/de.json', JSON.stringify({ ...others, welcome: welcomeLeft, pages: pagesLeft }))
      const missing = 'templates/words/de.json: welcome.ready, pages.unsubscribedTitle'
      expect(load).toThrow(`Words are missing in ${missing}`)
    })

    test('with an unclosed expression prevent the start', () => {
      change('welcome/text.txt.hbs', '{{#if name}}')
      expect(load).toThrow('Parse error')
    })

    test('may omit a template, which falls back to English', () => {
      const { welcome: _, ...others } = textsIn('de')
      change('words/de.json', JSON.stringify(others))
      const { render, languagesOf } = load()
      expect(render('welcome', { name: 'Ada' }, 'de').subject).toBe('Welcome to The Shop')
      expect(languagesOf('welcome')).toEqual(['en', 'es'])
    })
  })
})
