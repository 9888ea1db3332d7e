import type { Money } from '@ecommerce/contracts/money'
import Handlebars from 'handlebars'
import { createFormatters } from '../domain/text/formatters'
import { moneyText } from '../domain/text/money-text'
import { percentText } from '../domain/text/percent-text'
import { pluralText, type PluralForms } from '../domain/text/plural-text'
import { timeText } from '../domain/text/time-text'
import type { Translations } from './translations'

/** Context of helpers: amounts and times by locale, texts by translation. */
export type Reader = { locales: string[]; language: string; template: string; words: Translations }

type Options = { data: Reader; hash: PluralForms }

/** Compiled file, and the keys of its texts. */
export type Structure = { render: Handlebars.TemplateDelegate; keys: readonly string[] }

export type Engine = { compile(text: string): Structure; addPartial(name: string, text: string): Structure }

/** Handlebars with this project's helpers; HTML escapes everything, plain text nothing. */
export function createEngine(kind: 'text' | 'html'): Engine {
  const engine = Handlebars.create()
  engine.registerHelper('money', (money: Money, { data }: Options) => moneyText(money, data.locales))
  engine.registerHelper('sameMoney', (a: Money, b: Money) => a.amount === b.amount && a.currency === b.currency)
  engine.registerHelper('moneyLess', (a: Money, b: Money) => ({ ...a, amount: a.amount - b.amount }))
  engine.registerHelper('percent', (basisPoints: number, { data }: Options) => percentText(basisPoints, data.locales))
  engine.registerHelper('time', (instant: string, { data }: Options) => timeText(instant, data.locales))
  engine.registerHelper('country', (code: string, { data }: Options) => countryName(code, data.language))
  engine.registerHelper('plural', (n: number, { data, hash }: Options) => pluralText(n, hash, data))
  engine.registerHelper('t', function (this: unknown, key: string, { data }: Options) {
    return data.words.find(data.template, key)?.(this, { data }) ?? ''
  })
  const compile = (text: string): Structure => {
    const program = engine.parse(text)
    return { render: engine.compile(program, { noEscape: kind === 'text' }), keys: keysIn(program) }
  }
  return {
    compile,
    addPartial(name, text) {
      const structure = compile(text)
      engine.registerPartial(name, structure.render)
      return structure
    },
  }
}

const regionsOf = createFormatters((locales) => new Intl.DisplayNames(locales, { type: 'region' }))

const countryName = (code: string, language: string) => regionsOf([language]).of(code) ?? code

/** Keys used by `{{t "key"}}` and `(t "key")`. */
function keysIn(program: hbs.AST.Program): string[] {
  const keys: string[] = []
  class Finder extends Handlebars.Visitor {
    override MustacheStatement(statement: hbs.AST.MustacheStatement) {
      note(statement)
      super.MustacheStatement(statement)
    }
    override SubExpression(expression: hbs.AST.SubExpression) {
      note(expression)
      super.SubExpression(expression)
    }
  }
  const note = ({ path, params: [param] }: hbs.AST.MustacheStatement | hbs.AST.SubExpression) => {
    if ('original' in path && path.original === 't' && param?.type === 'StringLiteral')
      keys.push((param as hbs.AST.StringLiteral).value)
  }
  new Finder().accept(program)
  return keys
}
