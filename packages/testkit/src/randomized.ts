/** Operation and its allowed statuses. */
export type Move = { allowed: readonly number[]; send: () => Promise<{ status: number }> }

export type RandomizedRun = {
  moves: Readonly<Record<string, Move>>
  /** Names of moves; repeated names are likelier. */
  likely: readonly string[]
  oneOf: (names: readonly string[]) => string
  /** Concurrent callers, each with this many sequential moves. */
  concurrency: number
  movesPerCaller: number
  /** Outcomes that must occur for the run to prove anything, such as `reserve 201`. */
  requiredOutcomes: readonly string[]
  /** Moves that lead to required outcomes. */
  support: readonly string[]
}

/** Runs random moves until all required outcomes occurred; returns unexpected errors and missing outcomes. */
export async function runRandomized(options: RandomizedRun): Promise<{ unexpected: string[]; missing: string[] }> {
  const { moves, likely, oneOf, concurrency, movesPerCaller, requiredOutcomes, support } = options
  const unexpected: string[] = []
  const outcomes = new Set<string>()
  const missing = () => requiredOutcomes.filter((done) => !outcomes.has(done))
  const makeMoves = (names: readonly string[], count: number) =>
    Promise.all(
      Array.from({ length: concurrency }, async () => {
        for (let move = 0; move < count; move++) {
          const name = oneOf(names)
          const { allowed, send } = moves[name]!
          const { status } = await send()
          if (!allowed.includes(status)) unexpected.push(`${name} ${status}`)
          outcomes.add(`${name} ${status}`)
        }
      }),
    )
  await makeMoves(likely, movesPerCaller)
  for (let round = 0; round < 20 && missing().length > 0; round++)
    await makeMoves([...support, ...missing().map((done) => done.split(' ')[0]!)], 3)
  return { unexpected, missing: missing() }
}

/** Seed of random tests, the same in every run unless `TEST_SEED` sets another. */
export const testSeed = Number(process.env.TEST_SEED ?? 20_261_201)

/** Reproducible numbers in [0, 1) by seed (Mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
