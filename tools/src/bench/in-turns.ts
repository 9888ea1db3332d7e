import { percentile } from './percentile'

const turns = 100
const warmUp = 10

/** How long each read took in milliseconds, among few and among many. */
export type Measured = { name: string; few: number[]; many: number[] }

/** Does each read of both sides by turns, so that whatever else slows the machine slows both. `read` gives milliseconds. */
export async function measureInTurns(
  names: readonly string[],
  read: (side: 'few' | 'many', index: number, turn: number) => Promise<number>,
  signal: AbortSignal,
): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const [index, name] of names.entries()) {
    const took: Measured = { name, few: [], many: [] }
    for (let turn = 0; turn < warmUp + turns; turn++)
      for (const side of ['few', 'many'] as const) {
        const ms = await read(side, index, turn)
        if (turn >= warmUp) took[side].push(ms)
      }
    signal.throwIfAborted()
    measured.push(took)
  }
  return measured
}

/** A table in Markdown. `heads` are those of its first three columns. */
export const readsTable = (heads: readonly [string, string, string], measured: readonly Measured[]): string[] => [
  row(...heads, 'ratio of the p50'),
  '| --- | --- | --- | --- |',
  ...measured.map(({ name, few, many }) =>
    row(name, both(few), both(many), (percentile(many, 0.5) / percentile(few, 0.5)).toFixed(1)),
  ),
]

export const row = (...cells: string[]) => `| ${cells.join(' | ')} |`

const both = (values: number[]) => `${percentile(values, 0.5).toFixed(1)} / ${percentile(values, 0.95).toFixed(1)}`
