import type { Measured, Row } from './by-turns'

/** `process` where several have a figure of this name. */
export type Figure = { name: string; process?: string; value: number; unit: 'ms' | 'MB' | 'lines/s' | '' }

export const labelOf = ({ name, process }: Figure) => (process === undefined ? name : `${name}, ${process}`)

/** A read of a small and of a large catalogue; latencies in milliseconds. */
export type Growth = { name: string; few: Latency; many: Latency; products: number }
export type Latency = { p50: number; p95: number }

/** What `npm run bench` measures, as `--json` writes it; `machine` says where. */
export type Result = { machine: string; rows: Row[]; figures: Figure[]; growth: Growth[] }

const rowHeads = ['a second', 'ratio', 'p50, ms', 'p99, ms', 'CPU each, µs', 'memory, MB']
const growthHeads = (products = 0) => ['of 1000 products', `of ${products} products`, 'ratio of the p50']

export const reportOf = ({ machine, rows, figures, growth }: Result): string =>
  [
    ...table(
      ['what', 'beside', ...rowHeads],
      rows.flatMap(({ name, floors, ...own }) => [
        [name, '', ...cellsOf(own)],
        ...floors.map((floor) => ['', floor.name, ...cellsOf(floor, floor.ratio)]),
      ]),
    ),
    ...processTable(figures.filter(({ process }) => process !== undefined)),
    ...table(
      ['figure', 'value'],
      figures.filter(({ process }) => process === undefined).map((figure) => [figure.name, valueOf(figure)]),
    ),
    ...table(
      ['read, not in memory, p50 / p95 in ms', ...growthHeads(growth[0]?.products)],
      growth
        .filter((each) => ratioOf(each) >= 5)
        .map((each) => [each.name, latencyOf(each.few), latencyOf(each.many), ratioOf(each).toFixed(1)]),
    ),
    ...(growth.length > 0
      ? [`Each of the other ${growth.filter((each) => ratioOf(each) < 5).length} reads: less than 5.`, '']
      : []),
    machine,
    '',
  ].join('\n')

function processTable(figures: readonly Figure[]): string[] {
  const names = [...new Set(figures.map(({ name }) => name))]
  const cellOf = (process?: string) => (name: string) => {
    const figure = figures.find((each) => each.name === name && each.process === process)
    return figure ? valueOf(figure) : ''
  }
  const processes = [...new Set(figures.map(({ process }) => process!))]
  return table(
    ['process', ...names],
    processes.map((process) => [process, ...names.map(cellOf(process))]),
  )
}

export const ratioOf = ({ few, many }: Growth) => many.p50 / few.p50

/** Rows whose floor is the commit before, and figures of both. */
export const comparisonOf = (rows: readonly Row[], figures: readonly Figure[][], commits: readonly string[]): string =>
  [
    ...table(
      ['what', 'commit', ...rowHeads],
      rows.flatMap(({ name, floors: [before], ...own }) => [
        [name, commits[1]!, ...cellsOf(own, before!.ratio)],
        ['', before!.name, ...cellsOf(before!)],
      ]),
    ),
    ...table(
      ['figure', ...commits],
      figures[0]!.map((figure, index) => [labelOf(figure), ...figures.map((each) => valueOf(each[index]!))]),
    ),
  ].join('\n')

/** In Markdown, as prettier formats it; nothing for no rows. */
function table(heads: string[], rows: string[][]): string[] {
  if (rows.length === 0) return []
  const widths = heads.map((head, column) => Math.max(3, head.length, ...rows.map((row) => row[column]!.length)))
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return ['', line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line), '']
}

function cellsOf({ perSecond, p50, p99, cpuMicros, memoryMb }: Measured, ratio?: number): string[] {
  const cell = (value: number | undefined, digits = 0) => (value === undefined ? '' : numberOf(value, digits))
  return [cell(perSecond), cell(ratio, 2), cell(p50, 1), cell(p99, 1), cell(cpuMicros), cell(memoryMb)]
}

const numberOf = (value: number, digits: number) =>
  value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })

const valueOf = ({ value, unit }: Figure) => `${numberOf(value, value < 100 ? 1 : 0)} ${unit}`.trim()

const latencyOf = ({ p50, p95 }: Latency) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`
