import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config'
import { type Printable, printableTexts } from '../domain/printable-texts'
import { type TemplateData, type TemplateName, templateNames } from '../domain/template-data'
import { localeChain } from '../domain/text/locale'
import { createEngine, type Engine, type Reader, type Structure } from './template-engine'
import { loadTranslations, type Translations } from './translations'

export type Rendered = { subject: string; text: string; html: string }

export type PageName = 'unsubscribe' | 'unsubscribed' | 'unsubscribe-invalid'

export type Templates = {
  /** Renders in the recipient's language, amounts and times by locale. Marketing needs `unsubscribeUrl`. */
  render<T extends TemplateName>(
    template: T,
    data: Printable<TemplateData[T]>,
    locale: string | undefined,
    options?: { unsubscribeUrl?: string },
  ): Rendered
  /** A web page, whole; `action` is where its form posts to. */
  page(name: PageName, data: { action: string }, locale: string | undefined): string
  /** Languages of a template. */
  languagesOf(template: TemplateName): string[]
}

type Parts = { text: Structure; html: Structure }

/** Compiles all templates and translations, so that errors prevent the start. */
export function loadTemplates(
  { shopName, publicUrl }: Pick<Config, 'shopName' | 'publicUrl'>,
  { sources, built } = folders,
): Templates {
  const [plain, html] = [createEngine('text'), createEngine('html')]
  const words = loadTranslations(join(sources, 'words'), (word) => plain.compile(word).render)
  const mails = loadMails({ plain, html, sources, built })
  const pages = loadPages(html, join(sources, 'pages'))
  for (const [language, known] of words) expectTexts(language, known, { mails, pages })

  const readerOf = (template: string, locale: string | undefined): Reader => {
    const locales = localeChain(locale)
    const language = locales.find((tag) => words.get(tag)?.has(template)) ?? 'en'
    return { locales, language, template, words: words.get(language)! }
  }
  return {
    languagesOf: (template) => [...words.keys()].filter((language) => words.get(language)?.has(template)).toSorted(),
    render(template, data, locale, { unsubscribeUrl } = {}) {
      const reader = readerOf(template, locale)
      const { text, html } = mails.get(template)!
      const context = {
        ...data,
        ...printableTexts(data),
        shopName,
        publicUrl,
        language: reader.language,
        unsubscribeUrl,
      }
      const subject = toOneLine(reader.words.find(template, 'subject')!(context, { data: reader }))
      return {
        subject,
        text: text.render(context, { data: reader }),
        html: html.render({ ...context, subject }, { data: reader }),
      }
    },
    page(name, data, locale) {
      const reader = readerOf('pages', locale)
      return pages.get(name)!.render({ ...data, shopName, publicUrl, language: reader.language }, { data: reader })
    },
  }
}

const home = join(__dirname, '..', '..')

/** `built` contains HTML compiled from MJML. */
const folders = { sources: join(home, 'templates'), built: join(home, 'dist', 'templates') }

const read = (...path: string[]) => readFileSync(join(...path), 'utf8')

function loadMails(from: { plain: Engine; html: Engine } & typeof folders): ReadonlyMap<TemplateName, Parts> {
  const { plain, html, sources, built } = from
  const shared = addPartials(plain, join(sources, 'shared'), '.txt.hbs')
  return new Map(
    templateNames.map((name) => {
      const text = plain.compile(read(sources, name, 'text.txt.hbs'))
      const keys = ['subject', ...text.keys, ...shared.flatMap(({ keys }) => keys)]
      return [name, { text: { ...text, keys }, html: html.compile(read(built, `${name}.html.hbs`)) }]
    }),
  )
}

const pageNames: readonly PageName[] = ['unsubscribe', 'unsubscribed', 'unsubscribe-invalid']

function loadPages(html: Engine, folder: string): ReadonlyMap<PageName, Structure> {
  html.addPartial('page', read(folder, 'page.html.hbs'))
  return new Map(pageNames.map((name) => [name, html.compile(read(folder, `${name}.html.hbs`))]))
}

const addPartials = (engine: Engine, folder: string, ending: string): Structure[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ending))
    .map((file) => engine.addPartial(file.slice(0, -ending.length), read(folder, file)))

/** Requires complete translations of a template, or none. */
function expectTexts(
  language: string,
  words: Translations,
  { mails, pages }: { mails: ReadonlyMap<TemplateName, Parts>; pages: ReadonlyMap<PageName, Structure> },
): void {
  const used = [
    ...[...mails].map(([name, { text, html }]) => ({ name, keys: [...text.keys, ...html.keys] })),
    ...[...pages.values()].map(({ keys }) => ({ name: 'pages', keys })),
  ]
  const missing = used
    .filter(({ name }) => words.has(name) || language === 'en')
    .flatMap(({ name, keys }) => keys.filter((key) => !words.find(name, key)).map((key) => `${name}.${key}`))
  if (missing.length > 0)
    throw new Error(`Words are missing in templates/words/${language}.json: ${[...new Set(missing)].join(', ')}`)
}

/** Headers are single lines. */
const toOneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
