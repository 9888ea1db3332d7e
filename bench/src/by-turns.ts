import { cpuMicrosOf, memoryMbOf } from './processes'
import type { Run } from './run'

type Field = 'perSecond' | 'p50' | 'p95' | 'p99' | 'cpuMicros'

/** Result of one turn: latencies in milliseconds, CPU of each request in microseconds. */
export type Turn = { perSecond: number } & Partial<Record<Field | 'answered', number>>

/** Subject of a comparison; the CPU time of `pids` is measured during `load`. */
export type Side = { name: string; prepare?: () => Promise<unknown>; load: () => Promise<Turn>; pids?: number[] }

/** Medians of the rounds, all responses, memory of the first process in MB; `NaN` if not measured. */
export type Measured = { name: string } & Record<Field | 'answered' | 'memoryMb', number>

/** `ratio` is the median of the rounds' ratios. */
export type Row = { own: Measured; floor: Measured; ratio: number }

type Rounds = Pick<Run, 'rounds' | 'signal'>

/** Loads a side and its floor alternately, after a warm-up each, so that noise affects both. */
export async function byTurns(own: Side, floor: Side, { rounds, signal }: Rounds): Promise<Row> {
  const turns: Record<'own' | 'floor', Turn[]> = { own: [], floor: [] }
  for (let round = 0; round <= rounds; round++) {
    const [ownTurn, floorTurn] = [await acquireSendSlot(own), await acquireSendSlot(floor)]
    signal.throwIfAborted()
    if (round === 0) continue
    turns.own.push(ownTurn)
    turns.floor.push(floorTurn)
  }
  const ratios = turns.own.map(({ perSecond }, round) => perSecond / turns.floor[round]!.perSecond)
  const [measured, beside] = [await mediansOf(own, turns.own), await mediansOf(floor, turns.floor)]
  return { own: measured, floor: beside, ratio: percentile(ratios, 0.5) }
}

async function acquireSendSlot({ prepare, load, pids = [] }: Side): Promise<Turn> {
  await prepare?.()
  const before = await cpuMicrosOf(...pids)
  const result = await load()
  if (pids.length === 0 || result.answered === undefined) return result
  return { ...result, cpuMicros: ((await cpuMicrosOf(...pids)) - before) / result.answered }
}

async function mediansOf({ name, pids: [pid] = [] }: Side, turns: readonly Turn[]): Promise<Measured> {
  const valuesOf = (field: Field | 'answered') => turns.flatMap((turn) => turn[field] ?? [])
  const median = (field: Field) => percentile(valuesOf(field), 0.5)
  return {
    ...{ name, answered: valuesOf('answered').reduce((sum, value) => sum + value, 0), perSecond: median('perSecond') },
    ...{ p50: median('p50'), p95: median('p95'), p99: median('p99'), cpuMicros: median('cpuMicros') },
    memoryMb: pid === undefined ? Number.NaN : await memoryMbOf(pid),
  }
}

/** The nearest rank: 0.99 of 200 values is the 198th. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
