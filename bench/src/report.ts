import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Measured, Row } from './by-turns'

/** `process` where several have a figure of this name. */
export type Figure = { name: string; process?: string; value: number; unit: 'ms' | 'MB' | 'lines/s' | '' }

/** Result of `npm run bench`, as written by `--json`; `growth` compares catalogue sizes. */
export type Result = { machine: string; rows: Row[]; figures: Figure[]; products: number; growth: Row[] }

/** The tables of `docs/PERFORMANCE.md`. */
export function reportOf({ machine, rows, figures, products, growth }: Result): string {
  const steep = growth.filter((row) => growthOf(row) >= 8)
  return [
    ...table(
      ['what', 'beside', 'a second', 'ratio', 'p50, ms', 'p99, ms', 'CPU each, µs', 'memory, MB'],
      rows.flatMap(({ own, floor, ratio }) => [
        [own.name, '', ...cellsOf(own)],
        ['', floor.name, ...cellsOf(floor, ratio)],
      ]),
    ),
    ...processTable(figures),
    ...table(
      ['figure', 'value'],
      figures.filter(({ process }) => process === undefined).map((figure) => [figure.name, valueOf(figure)]),
    ),
    ...table(
      ['read, not in memory, p50 / p95 in ms', 'of 1000 products', `of ${products} products`, 'ratio of the p50'],
      steep.map((row) => [row.own.name, latencyOf(row.floor), latencyOf(row.own), growthOf(row).toFixed(1)]),
    ),
    ...(growth.length > 0 ? [`Each of the other ${growth.length - steep.length} reads: less than 8.`, ''] : []),
    ...[machine, ''],
  ].join('\n')
}

/** A row for each process, and a column for each name. */
function processTable(figures: readonly Figure[]): string[] {
  const names = new Set(figures.flatMap(({ name, process }) => (process === undefined ? [] : name)))
  const rows = [...new Set(figures.flatMap(({ process }) => process ?? []))].map((process) => {
    const values = new Map(figures.filter((each) => each.process === process).map((each) => [each.name, valueOf(each)]))
    return [process, ...[...names].map((name) => values.get(name) ?? '')]
  })
  return table(['process', ...names], rows)
}

/** Markdown as prettier formats it; empty without rows. */
function table(heads: string[], rows: string[][]): string[] {
  if (rows.length === 0) return []
  const widths = heads.map((head, column) => Math.max(3, head.length, ...rows.map((row) => row[column]!.length)))
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return ['', line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), '']
}

function cellsOf({ perSecond, p50, p99, cpuMicros, memoryMb }: Measured, ratio = Number.NaN): string[] {
  const cell = (value: number, digits = 0) => (Number.isNaN(value) ? '' : numberOf(value, digits))
  return [cell(perSecond), cell(ratio, 2), cell(p50, 1), cell(p99, 1), cell(cpuMicros), cell(memoryMb)]
}

const numberOf = (value: number, digits: number) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const valueOf = ({ value, unit }: Figure) => `${numberOf(value, value < 100 ? 1 : 0)} ${unit}`.trim()
const latencyOf = ({ p50, p95 }: Measured) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`
export const labelOf = ({ name, process }: Figure) => (process === undefined ? name : `${name}, ${process}`)
const growthOf = ({ own, floor }: Row) => own.p50 / floor.p50

type Budgets = Record<string, { atLeast?: number; atMost?: number }>

/** Named as in the report: rows and floors, figures, growth. */
export const readBudgets = (): Budgets =>
  JSON.parse(readFileSync(join(__dirname, '..', 'budgets.json'), 'utf8')) as Budgets

/** Sentences for budgets that are exceeded or not measured. */
export function brokenBudgets({ rows, figures, growth }: Result, budgets: Budgets = readBudgets()): string[] {
  const measured = new Map([
    ...rows.map(({ own, floor, ratio }) => [`${own.name} / ${floor.name}`, ratio] as const),
    ...figures.map((figure) => [labelOf(figure), figure.value] as const),
    ...growth.map((row) => [`growth of ${row.own.name}`, growthOf(row)] as const),
  ])
  return Object.entries(budgets).flatMap(([name, { atLeast = -Infinity, atMost = Infinity }]) => {
    const value = measured.get(name)
    if (value === undefined) return [`"${name}" was not measured.`]
    if (value >= atLeast && value <= atMost) return []
    const limit = value < atLeast ? `at least ${atLeast}` : `at most ${atMost}`
    return [`${name}: ${value.toFixed(2)}, the budget is ${limit}.`]
  })
}
