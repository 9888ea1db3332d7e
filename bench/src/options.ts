import { Failure } from '@ecommerce/toolkit/failure'
import { parseArgs } from 'node:util'

export type Out = { print: (text: string) => void; step: (text: string) => void }

/** What every section needs to know of this run. */
export type Run = { rounds: number; seconds: number; products: number; write: boolean; out: Out; signal: AbortSignal }

export function readOptions(args: string[], sections: readonly string[]) {
  const { values, positionals } = parse(args)
  const integer = (name: 'rounds' | 'seconds' | 'products', min: number, max: number) => {
    const value = Number(values[name])
    if (Number.isInteger(value) && value >= min && value <= max) return value
    throw new Failure(`--${name} is a number from ${min} to ${max}.`)
  }
  const only = values.only?.split(',') ?? sections
  const unknown = only.find((name) => !sections.includes(name))
  if (unknown !== undefined) throw new Failure(`There is no ${unknown}: --only takes some of ${sections.join(',')}.`)
  const { write, json, check } = values
  return {
    ...{ rounds: integer('rounds', 1, 100), seconds: integer('seconds', 1, 60) },
    ...{ products: integer('products', 1_000, 10_000_000), write, only, json, check, names: positionals },
  }
}

function parse(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const flag = { type: 'boolean', default: false } as const
  const numbers = { rounds: text('5'), seconds: text('2'), products: text('1000000') }
  const options = { only: { type: 'string' }, json: { type: 'string' }, check: flag, write: flag, ...numbers } as const
  try {
    return parseArgs({ args, allowPositionals: true, options })
  } catch (error) {
    throw new Failure((error as Error).message)
  }
}
