import { retryAfterOf } from './problem-error.ts'

const maxWaitMs = 5_000

/** Sends up to `tries` times until a conclusive response; an aborted request is not repeated. */
export async function sendWithRetries(
  send: () => Promise<Response>,
  tries: number,
  signal: AbortSignal,
): Promise<Response> {
  for (let attempt = 0; ; attempt++) {
    const outcome = await send().catch((error: unknown) => new NoResponse(error))
    const canRetry = attempt + 1 < tries && !signal.aborted && isRetryable(outcome)
    const waitMs = canRetry ? waitBefore(outcome, attempt) : Number.POSITIVE_INFINITY
    if (waitMs > maxWaitMs) {
      if (outcome instanceof NoResponse) throw outcome.cause
      return outcome
    }
    if (outcome instanceof Response) await outcome.body?.cancel()
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

class NoResponse extends Error {
  constructor(override readonly cause: unknown) {
    super('no answer')
  }
}

/** Retryable: no response, an unavailable dependency, or the same request in progress. */
function isRetryable(outcome: Response | NoResponse): boolean {
  if (outcome instanceof NoResponse) return true
  if ([502, 503, 504].includes(outcome.status)) return true
  return outcome.status === 409 && retryAfterOf(outcome) !== undefined
}

/** Reads the code without consuming the response's body. */
export async function codeOf(response: Response): Promise<unknown> {
  const said: unknown = await response
    .clone()
    .json()
    .catch(() => undefined)
  return (said as { code?: unknown } | undefined)?.code
}

/** Delay requested by the response, or exponential back-off with jitter. */
function waitBefore(outcome: Response | NoResponse, attempt: number): number {
  const asked = outcome instanceof NoResponse ? undefined : retryAfterOf(outcome)
  if (asked !== undefined) return asked * 1_000
  return Math.min(100 * 2 ** attempt, maxWaitMs) * (0.5 + Math.random() / 2)
}
