import type Handlebars from 'handlebars'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Texts of a language: a template's own, then shared ones. */
export type Translations = {
  has(template: string): boolean
  find(template: string, key: string): Handlebars.TemplateDelegate | undefined
}

type Texts = Record<string, Record<string, string>>

/** Reads every `<language>.json`; `compile` is for texts with expressions. */
export function loadTranslations(
  folder: string,
  compile: (text: string) => Handlebars.TemplateDelegate,
): ReadonlyMap<string, Translations> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return new Map(files.map((file) => [file.slice(0, -'.json'.length), readTranslations(join(folder, file), compile)]))
}

function readTranslations(path: string, compile: (text: string) => Handlebars.TemplateDelegate): Translations {
  const texts = JSON.parse(readFileSync(path, 'utf8')) as Texts
  const words = new Map(
    Object.entries(texts).flatMap(([template, entries]) =>
      Object.entries(entries).map(([key, text]) => [`${template}/${key}`, compile(text)]),
    ),
  )
  return {
    has: (template) => Object.hasOwn(texts, template),
    find: (template, key) => words.get(`${template}/${key}`) ?? words.get(`shared/${key}`),
  }
}
