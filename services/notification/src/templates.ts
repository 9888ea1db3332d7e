import type { Money } from '@ecommerce/contracts/money'
import Handlebars from 'handlebars'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config'
import { localeChain } from './domain/locale'
import { moneyText } from './domain/money-text'
import { type TemplateData, templateData, type TemplateName } from './domain/template-data'
import { timeText } from './domain/time-text'

export type Rendered = { subject: string; text: string; html: string }

export type Templates = {
  /** In the reader's language where there is one, with amounts and times as the reader writes them. */
  render<T extends TemplateName>(template: T, data: TemplateData[T], locale: string | undefined): Rendered
  /** The languages in which there is such a template. */
  languagesOf(template: TemplateName): string[]
}

/** Reads and compiles all templates, so that a broken one stops the start and not a mail. */
export function loadTemplates({ shopName, publicUrl }: Pick<Config, 'shopName' | 'publicUrl'>): Templates {
  const compiled = new Map(languages().flatMap(compileLanguage))
  return {
    languagesOf: (template) => languages().filter((language) => compiled.has(`${template}/${language}`)),
    render(template, data, locale) {
      const locales = localeChain(locale)
      const language = locales.find((tag) => compiled.has(`${template}/${tag}`)) ?? 'en'
      const { subject, text, html } = compiled.get(`${template}/${language}`)!
      const context = { ...data, shopName, publicUrl, language }
      const options: { data: Reader } = { data: { locales, language } }
      const line = toOneLine(subject(context, options))
      return { subject: line, text: text(context, options), html: html({ ...context, subject: line }, options) }
    },
  }
}

const folder = join(__dirname, '..', 'templates')
const shared = join(folder, 'shared')

const languages = () =>
  readdirSync(shared, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)

/** What the helpers go by: amounts and times by the reader's locale, words by the template's language. */
type Reader = { locales: string[]; language: string }

type Parts = Record<keyof Rendered, Handlebars.TemplateDelegate>

function compileLanguage(language: string): [string, Parts][] {
  const [plain, html] = [createCompiler('txt', language), createCompiler('html', language)]
  return Object.keys(templateData).flatMap((template) => {
    const part = (file: string) => join(folder, template, language, file)
    if (!existsSync(part(''))) return []
    const parts = {
      subject: plain(part('subject.txt.hbs')),
      text: plain(part('text.txt.hbs')),
      html: html(part('body.html.hbs')),
    }
    return [[`${template}/${language}`, parts]]
  })
}

/** Whatever is put into HTML is escaped, and nothing in plain text is. */
function createCompiler(kind: 'txt' | 'html', language: string): (path: string) => Handlebars.TemplateDelegate {
  const engine = Handlebars.create()
  const compile = (path: string) =>
    engine.compile(engine.parse(readFileSync(path, 'utf8')), { noEscape: kind === 'txt' })
  engine.registerHelper('money', (money: Money, { data }: { data: Reader }) => moneyText(money, data.locales))
  engine.registerHelper('sameMoney', (a: Money, b: Money) => a.amount === b.amount && a.currency === b.currency)
  engine.registerHelper('time', (instant: string, { data }: { data: Reader }) => timeText(instant, data.locales))
  engine.registerHelper('country', (code: string, { data }: { data: Reader }) => countryName(code, data.language))
  const ending = `.${kind}.hbs`
  for (const place of [shared, join(shared, language)])
    for (const file of readdirSync(place).filter((name) => name.endsWith(ending)))
      engine.registerPartial(file.slice(0, -ending.length), compile(join(place, file)))
  return compile
}

/** A name may hold a line break; a header must not. */
const toOneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

const countryName = (code: string, language: string) =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
