import type { Seen } from '../load'
import { percentile } from '../percentile'
import { cpuMicrosOf, memoryMbOf } from '../usage'

/** A way to do something, by turns with others. What `cpuMicros` it used for each is found by its process where it does not say so. */
export type Side = {
  load: () => Promise<Partial<Seen> & { perSecond: number; cpuMicros?: number }>
  pid?: number | undefined
}

/** Medians of the rounds: latencies in milliseconds, CPU for each in microseconds, memory after the last round in MB. */
export type Measured = {
  perSecond: number
  p50?: number | undefined
  p99?: number | undefined
  cpuMicros?: number | undefined
  memoryMb?: number | undefined
}

/** `ratio` is the median of what it was in each round: both sides of it ran one right after the other. */
export type Floor = Measured & { name: string; ratio: number }
export type Row = Measured & { name: string; floors: Floor[] }

type Options = { rounds: number; signal: AbortSignal }
type Turn = Awaited<ReturnType<Side['load']>>

/** Does the first and its floors by turns, so that whatever else slows the machine slows all, and each once before to warm up. */
export async function byTurns(
  name: string,
  side: Side,
  floors: Readonly<Record<string, Side>>,
  { rounds, signal }: Options,
): Promise<Row> {
  const sides = [side, ...Object.values(floors)]
  const turns: Turn[][] = sides.map(() => [])
  for (let round = -1; round < rounds; round++)
    for (const [index, each] of sides.entries()) {
      const seen = await turn(each)
      if (round >= 0) turns[index]?.push(seen)
      signal.throwIfAborted()
    }
  const [own = [], ...others] = turns
  return {
    name,
    ...(await measuredOf(side, own)),
    floors: await Promise.all(
      Object.entries(floors).map(async ([name, floor], index) => {
        const theirs = others[index] ?? []
        const ratios = own.map(({ perSecond }, round) => perSecond / theirs[round]!.perSecond)
        return { name, ratio: percentile(ratios, 0.5), ...(await measuredOf(floor, theirs)) }
      }),
    ),
  }
}

async function turn({ load, pid }: Side): Promise<Turn> {
  const before = pid === undefined ? 0 : await cpuMicrosOf(pid)
  const seen = await load()
  if (pid === undefined || seen.answered === undefined) return seen
  return { cpuMicros: ((await cpuMicrosOf(pid)) - before) / seen.answered, ...seen }
}

export async function measuredOf({ pid }: Pick<Side, 'pid'>, turns: readonly Turn[]): Promise<Measured> {
  const median = (what: 'perSecond' | 'p50' | 'p99' | 'cpuMicros') => {
    const values = turns.flatMap((each) => each[what] ?? [])
    return values.length > 0 ? percentile(values, 0.5) : undefined
  }
  return {
    perSecond: median('perSecond') ?? Number.NaN,
    p50: median('p50'),
    p99: median('p99'),
    cpuMicros: median('cpuMicros'),
    memoryMb: pid === undefined ? undefined : await memoryMbOf(pid),
  }
}
