import { retryAfterOf } from './problem-error.ts'

const longestWaitMs = 5_000

/** Sends until there is an answer that counts, at most `tries` times. A request that is given up by its caller is not sent again. */
export async function sendUntilAnswered(
  send: () => Promise<Response>,
  tries: number,
  signal: AbortSignal,
): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await send().catch((error: unknown) => new NoAnswer(error))
    const mayGoOn = attempt + 1 < tries && !signal.aborted && isWorthAnother(outcome)
    const waitMs = mayGoOn ? waitBefore(outcome, attempt) : Number.POSITIVE_INFINITY
    if (waitMs > longestWaitMs) {
      if (outcome instanceof NoAnswer) throw outcome.cause
      return outcome
    }
    if (outcome instanceof Response) await outcome.body?.cancel()
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

class NoAnswer extends Error {
  constructor(override readonly cause: unknown) {
    super('no answer')
  }
}

/** Nothing was heard, a dependency is down, or the same is being done at this moment. */
function isWorthAnother(outcome: Response | NoAnswer): boolean {
  if (outcome instanceof NoAnswer) return true
  if ([502, 503, 504].includes(outcome.status)) return true
  return outcome.status === 409 && retryAfterOf(outcome) !== undefined
}

/** Without using up the answer's body. */
export async function codeOf(answer: Response): Promise<unknown> {
  const said: unknown = await answer
    .clone()
    .json()
    .catch(() => undefined)
  return (said as { code?: unknown } | undefined)?.code
}

/** As the answer asks, or longer each time and never twice the same. */
function waitBefore(outcome: Response | NoAnswer, attempt: number): number {
  const asked = outcome instanceof NoAnswer ? undefined : retryAfterOf(outcome)
  if (asked !== undefined) return asked * 1_000
  return Math.min(100 * 2 ** attempt, longestWaitMs) * (0.5 + Math.random() / 2)
}
