import { availableParallelism } from 'node:os'
import { row } from '../in-turns'
import type { Measured, Row } from './by-turns'
import type { Figure } from './figures'
import type { Growth } from './growth'

/** All that `npm run bench` sees, as `--json` writes it. */
export type Result = {
  /** The commit that was measured; `-dirty` where the files differ from it. */
  commit: string
  cores: number
  node: string
  loadGenerator: string
  rows: Row[]
  figures: Figure[]
  growth: Growth[]
}

export function reportOf({ rows, figures, growth, loadGenerator }: Result): string {
  return [
    '',
    ...(rows.length > 0
      ? [
          row('what', 'beside', 'a second', 'ratio', 'p50, ms', 'p99, ms', 'CPU each, µs', 'memory, MB'),
          '| --- | --- | --- | --- | --- | --- | --- | --- |',
          ...rows.flatMap((each) => [
            line(each.name, '', '', each),
            ...each.floors.map((floor) => line('', floor.name, floor.ratio.toFixed(2), floor)),
          ]),
          '',
        ]
      : []),
    ...(growth.length > 0
      ? [
          row('one read after the other, p50 in ms', 'of', 'ms', 'of', 'ms', 'ratio'),
          '| --- | --- | --- | --- | --- | --- |',
          ...growth.map(({ name, from, to, few, many, ratio }) =>
            row(name, from, few.toFixed(1), to, many.toFixed(1), ratio.toFixed(1)),
          ),
          '',
        ]
      : []),
    row('figure', ''),
    '| --- | --- |',
    ...figures.map(({ name, value, unit }) => row(name, `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`)),
    '',
    `By ${loadGenerator}, on one machine with ${availableParallelism()} cores: services, database and whoever asks share them. Compare the ratios.`,
    '',
  ].join('\n')
}

export function line(name: string, beside: string, ratio: string, seen: Measured): string {
  const some = (value: number | undefined, digits = 0) => (value === undefined ? '' : value.toFixed(digits))
  const { perSecond, p50, p99, cpuMicros, memoryMb } = seen
  return row(...[name, beside, some(perSecond), ratio, some(p50, 1), some(p99, 1), some(cpuMicros), some(memoryMb)])
}
