import { retryAfterOf } from './problem-error.ts'

const longestWaitMs = 5_000

/** Sends until there is an answer that counts, at most `tries` times. A request that is given up by its caller is not sent again. */
export async function sendUntilAnswered(
  send: () => Promise<Response>,
  tries: number,
  signal: AbortSignal,
): Promise<Response> {
  for (let left = tries - 1; ; left--) {
    const outcome = await send().catch((error: unknown) => new NoAnswer(error))
    const waitMs =
      left > 0 && !signal.aborted && (await isWorthAnother(outcome)) ? waitBefore(outcome, tries - left) : Infinity
    if (waitMs <= longestWaitMs) await new Promise((resolve) => setTimeout(resolve, waitMs))
    else if (outcome instanceof NoAnswer) throw outcome.cause
    else return outcome
  }
}

class NoAnswer extends Error {
  constructor(override readonly cause: unknown) {
    super('no answer')
  }
}

/** Nothing was heard, a dependency is down, or the same request is still being worked on. */
async function isWorthAnother(outcome: Response | NoAnswer): Promise<boolean> {
  if (outcome instanceof NoAnswer) return true
  if ([502, 503, 504].includes(outcome.status)) return true
  return outcome.status === 409 && (await codeOf(outcome)) === 'idempotency-in-progress'
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
  return asked === undefined ? 100 * 2 ** attempt * (0.5 + Math.random()) : asked * 1_000
}
