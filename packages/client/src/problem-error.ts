import type { components } from './openapi.ts'

export type Problem = components['schemas']['Problem']

/** Error response of the platform (RFC 9457). `code` is for programs, `message` for people. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined
  /** Validation errors by field path. */
  readonly errors: NonNullable<Problem['errors']>
  /** Seconds until a retry may succeed. */
  readonly retryAfterSeconds: number | undefined
  /** Further members of the problem, such as `available`. */
  readonly problem: Readonly<Record<string, unknown>>

  constructor(response: Response, said: unknown) {
    const problem = isProblem(said) ? said : undefined
    super(problem?.detail ?? `The platform responded with ${response.status}.`)
    this.status = response.status
    this.code = problem?.code ?? 'unexpected-answer'
    this.requestId = response.headers.get('X-Request-Id') ?? undefined
    this.errors = problem?.errors ?? []
    this.retryAfterSeconds = retryAfterOf(response)
    this.problem = problem ?? {}
  }
}

const isProblem = (said: unknown): said is Problem => typeof said === 'object' && said !== null && 'code' in said

/** `Retry-After` in seconds, if present. */
export function retryAfterOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  return Number.isFinite(seconds) ? seconds : undefined
}
