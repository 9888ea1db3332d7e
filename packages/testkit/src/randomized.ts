/** Operation and its allowed statuses. */
export type Move = { allowed: readonly number[]; send: () => Promise<{ status: number }> }

export type RandomizedRun = {
  moves: Readonly<Record<string, Move>>
  /** Names of moves; one that stands there twice comes twice as often. */
  likely: readonly string[]
  oneOf: (names: readonly string[]) => string
  /** Concurrent callers, each with this many sequential moves. */
  callers: number
  turns: number
  /** Outcomes that must occur for the run to prove anything, such as `reserve 201`. */
  happening: readonly string[]
  /** The moves that make those possible. */
  support: readonly string[]
}

/** Runs random moves until all required outcomes occurred; returns unexpected errors and missing outcomes. */
export async function runRandomized(options: RandomizedRun): Promise<{ refused: string[]; missing: string[] }> {
  const { moves, likely, oneOf, callers, turns, happening, support } = options
  const refused: string[] = []
  const happened = new Set<string>()
  const missing = () => happening.filter((done) => !happened.has(done))
  const rage = (names: readonly string[], count: number) =>
    Promise.all(
      Array.from({ length: callers }, async () => {
        for (let turn = 0; turn < count; turn++) {
          const name = oneOf(names)
          const { allowed, send } = moves[name]!
          const { status } = await send()
          if (!allowed.includes(status)) refused.push(`${name} ${status}`)
          happened.add(`${name} ${status}`)
        }
      }),
    )
  await rage(likely, turns)
  for (let round = 0; round < 20 && missing().length > 0; round++)
    await rage([...support, ...missing().map((done) => done.split(' ')[0]!)], 3)
  return { refused, missing: missing() }
}

/** Seed of random tests, the same in every run unless `TEST_SEED` sets another. */
export const testSeed = Number(process.env.TEST_SEED ?? 20_261_201)

/** Numbers from 0 up to 1, the same ones for the same seed (Mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
