import type { Load } from './load'
import type { Run } from './options'
import { cpuMicrosOf, memoryMbOf } from './processes'

/** One way to do something. The CPU time of `pids` is measured while `load` runs. */
export type Side = {
  prepare?: () => Promise<unknown>
  load: () => Promise<Partial<Load> & { perSecond: number }>
  pids?: number[]
}

/** Medians of the rounds: latencies in milliseconds, CPU of each request in microseconds; memory of the first process in MB. */
export type Measured = Partial<Record<'p50' | 'p99' | 'cpuMicros' | 'memoryMb', number | undefined>> & {
  /** All answers, with those of the first round, which is not measured. */
  answered: number
  perSecond: number
}

/** `ratio` is the median of the rounds' ratios. */
export type Floor = Measured & { name: string; ratio: number }
export type Row = Measured & { name: string; floors: Floor[] }

type Turn = Awaited<ReturnType<Side['load']>> & { cpuMicros?: number }

/** Loads one side and its floors by turns, so that noise of the machine meets all of them, and each once before to warm up. */
export async function byTurns(
  name: string,
  side: Side,
  floors: Readonly<Record<string, Side>>,
  { rounds, signal }: Pick<Run, 'rounds' | 'signal'>,
): Promise<Row> {
  const sides = [side, ...Object.values(floors)]
  const turns: Turn[][] = sides.map(() => [])
  for (let round = -1; round < rounds; round++)
    for (const [index, each] of sides.entries()) {
      turns[index]?.push(await turn(each))
      signal.throwIfAborted()
    }
  const [own, ...others] = await Promise.all(sides.map((each, index) => measuredOf(each, turns[index]!)))
  const ratioTo = (floor: number) =>
    percentile(turns[0]!.map(({ perSecond }, round) => perSecond / turns[floor]![round]!.perSecond).slice(1), 0.5)
  return {
    ...{ name, ...own! },
    floors: Object.keys(floors).map((name, index) => ({ name, ratio: ratioTo(index + 1), ...others[index]! })),
  }
}

async function turn({ prepare, load, pids = [] }: Side): Promise<Turn> {
  await prepare?.()
  const before = await cpuMicrosOf(...pids)
  const result = await load()
  if (pids.length === 0 || result.answered === undefined) return result
  return { ...result, cpuMicros: ((await cpuMicrosOf(...pids)) - before) / result.answered }
}

async function measuredOf({ pids: [pid] = [] }: Side, turns: readonly Turn[]): Promise<Measured> {
  const median = (field: 'perSecond' | 'p50' | 'p99' | 'cpuMicros') => {
    const values = turns.slice(1).flatMap((each) => each[field] ?? [])
    return values.length > 0 ? percentile(values, 0.5) : undefined
  }
  return {
    answered: turns.reduce((sum, { answered = 0 }) => sum + answered, 0),
    perSecond: median('perSecond') ?? Number.NaN,
    ...{ p50: median('p50'), p99: median('p99'), cpuMicros: median('cpuMicros') },
    memoryMb: pid === undefined ? undefined : await memoryMbOf(pid),
  }
}

/** The nearest rank: 0.99 of 200 values is the 198th. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
