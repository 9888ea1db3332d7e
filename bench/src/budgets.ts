import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { labelOf, ratioOf, type Result } from './report'

type Budgets = Record<string, { atLeast?: number; atMost?: number }>

/** A sentence for each budget that this result breaks, or that it says nothing about. */
export function brokenBudgets({ rows, figures, growth }: Result, budgets: Budgets = readBudgets()): string[] {
  const measured = new Map([
    ...rows.flatMap((row) => row.floors.map((floor) => [`${row.name} / ${floor.name}`, floor.ratio] as const)),
    ...figures.map((figure) => [labelOf(figure), figure.value] as const),
    ...growth.map((each) => [`growth of ${each.name}`, ratioOf(each)] as const),
  ])
  return Object.entries(budgets).flatMap(([name, { atLeast = -Infinity, atMost = Infinity }]) => {
    const value = measured.get(name)
    if (value === undefined) return [`"${name}" was not measured.`]
    if (value >= atLeast && value <= atMost) return []
    return [
      `${name}: ${value.toFixed(2)}, the budget is ${value < atLeast ? `at least ${atLeast}` : `at most ${atMost}`}.`,
    ]
  })
}

/** Names are those of the report: a row and its floor, a figure, the growth of a read. */
export const readBudgets = (): Budgets =>
  JSON.parse(readFileSync(join(__dirname, '..', 'budgets.json'), 'utf8')) as Budgets
