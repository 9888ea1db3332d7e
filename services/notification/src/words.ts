import type Handlebars from 'handlebars'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** All the words of one language: `find` looks among those of a template, then among those that several share. */
export type Words = {
  has(template: string): boolean
  find(template: string, key: string): Handlebars.TemplateDelegate | undefined
}

type Texts = Record<string, Record<string, string>>

/** Reads `<language>.json` of every language there is; `compile` makes plain text of a word that may hold expressions. */
export function loadWords(
  folder: string,
  compile: (text: string) => Handlebars.TemplateDelegate,
): ReadonlyMap<string, Words> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
  return new Map(files.map((file) => [file.slice(0, -'.json'.length), readWords(join(folder, file), compile)]))
}

function readWords(path: string, compile: (text: string) => Handlebars.TemplateDelegate): Words {
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
