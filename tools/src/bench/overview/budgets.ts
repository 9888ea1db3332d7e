import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Result } from './report'

/** What is not to be undercut, and what is not to be exceeded. Names are those of the table. */
type Budgets = {
  ratios: { row: string; beside: string; atLeast: number }[]
  figures: { figure: string; atMost: number }[]
  /** Of much to little, of every read that is looked at. */
  growth: { atMost: number }
}

export const budgetsFile = join(__dirname, '..', '..', '..', '..', 'bench', 'budgets.json')

/** A sentence for each budget that this result breaks, or that says nothing about it. */
export async function brokenBudgets({ rows, figures, growth }: Result): Promise<string[]> {
  const budgets = JSON.parse(await readFile(budgetsFile, 'utf8')) as Budgets
  return [
    ...budgets.ratios.flatMap(({ row, beside, atLeast }) => {
      const ratio = rows.find(({ name }) => name === row)?.floors.find(({ name }) => name === beside)?.ratio
      if (ratio === undefined) return [`"${row}" beside "${beside}" was not measured.`]
      return ratio >= atLeast ? [] : [`${row}: ${ratio.toFixed(2)} of ${beside}, and not ${atLeast}.`]
    }),
    ...budgets.figures.flatMap(({ figure, atMost }) => {
      const found = figures.filter(({ name }) => name.startsWith(figure))
      if (found.length === 0) return [`"${figure}" was not measured.`]
      return found
        .filter(({ value }) => value > atMost)
        .map(({ name, value, unit }) => `${name}: ${value.toFixed(0)} ${unit}, and not ${atMost}.`)
    }),
    ...(growth.length === 0 ? ['Growth was not measured.'] : []),
    ...growth
      .filter(({ ratio }) => ratio > budgets.growth.atMost)
      .map(
        ({ name, ratio, to }) =>
          `${name}: ${ratio.toFixed(1)} times as long of ${to}, and not ${budgets.growth.atMost}.`,
      ),
  ]
}
