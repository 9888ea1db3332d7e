import { type AppError, unavailable } from '@ecommerce/shared/errors'
import { createCircuit } from '@ecommerce/shared/http/client/circuit'
import type { Metrics } from '@ecommerce/shared/observability/metrics'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import Stripe from 'stripe'

/** Result of a request, or the reason of its final failure; `tooSmall` is Stripe's message below its minimum. */
export type StripeResult<T> = { value: T } | { declined: string; tooSmall?: string }

export type StripeClient = {
  /** Throws `unavailable` for any failure that a later call may not repeat; at once while the circuit is open. */
  call<T>(call: (stripe: Stripe) => Promise<T>): Promise<StripeResult<T>>
  /** Like `ask`; undefined if the object is missing or not readable with this key. */
  find<T>(call: (stripe: Stripe) => Promise<T>): Promise<T | undefined>
  close(): void
}

export type StripeClientOptions = {
  secretKey: string
  /** Base URL of Stripe's API; default: the real one. */
  apiBase?: string | undefined
  timeoutMs?: number
  metrics: Metrics
}

/** The one way to call Stripe. */
export function createStripeClient({
  secretKey,
  apiBase = 'https://api.stripe.com',
  timeoutMs = 4_000,
  metrics,
}: StripeClientOptions): StripeClient {
  const { protocol, hostname, port } = new URL(apiBase)
  const secure = protocol === 'https:'
  // Limits connecting as well, which the library's own timeout does not.
  const httpAgent = new (secure ? HttpsAgent : HttpAgent)({ keepAlive: true, timeout: timeoutMs })
  const stripe = new Stripe(secretKey, {
    host: hostname,
    port: port || (secure ? 443 : 80),
    protocol: secure ? 'https' : 'http',
    httpAgent,
    timeout: timeoutMs,
    // A closed connection is retried anyway; retries do not help a slow Stripe.
    maxNetworkRetries: 0,
    telemetry: false,
  })
  const circuit = createCircuit({
    target: 'stripe',
    metrics,
    work: (call: (stripe: Stripe) => Promise<unknown>) => call(stripe).then((value) => ({ value }), toFinalError),
    outcomeOf: (result) => ('value' in result ? 'ok' : 'refused'),
  })
  const run = <T>(call: (stripe: Stripe) => Promise<T>) =>
    circuit.run(call).catch((error: unknown) => {
      throw asUnavailable(error)
    }) as Promise<{ value: T } | { error: StripeError }>
  return {
    async find<T>(call: (stripe: Stripe) => Promise<T>) {
      const result = await run(call)
      if ('value' in result) return result.value
      if ([400, 403, 404].includes(result.error.statusCode ?? 0)) return undefined
      throw asUnavailable(result.error)
    },
    async call<T>(call: (stripe: Stripe) => Promise<T>) {
      const result = await run(call)
      if ('value' in result) return result
      if (isForGood(result.error)) return toDeclined(result.error)
      throw asUnavailable(result.error)
    },
    close() {
      circuit.close()
      httpAgent.destroy()
    },
  }
}

export const notAnswering = (reason: string): AppError =>
  unavailable('The payment provider is not answering. Please try again.', new Error(reason))

/** Value of a call that Stripe has no reason to reject. */
export function valueOf<T>(result: StripeResult<T>): T {
  if ('value' in result) return result.value
  throw notAnswering(result.declined)
}

function toFinalError(error: unknown): { error: StripeError } {
  if (error instanceof Stripe.errors.StripeError && isClientError(error.statusCode)) return { error }
  throw error
}

type StripeError = InstanceType<typeof Stripe.errors.StripeError>

const isClientError = (status = 0) => status >= 400 && status < 500

/** A wrong key, a lock or an empty balance needs an operator and decides nothing. */
const isForGood = (error: StripeError) =>
  error instanceof Stripe.errors.StripeCardError ||
  (error instanceof Stripe.errors.StripeInvalidRequestError &&
    error.statusCode === 400 &&
    !transientCodes.has(error.code))

const toDeclined = (error: StripeError) => ({
  declined: reasonOf(error),
  ...(error.code === 'amount_too_small' && { tooSmall: error.message }),
})

const transientCodes = new Set<string | undefined>(['resource_missing', 'balance_insufficient'])

const asUnavailable = (error: unknown) => notAnswering(reasonOf(error))

/** Keeps the reason only: the library's errors contain headers and bodies, and Stripe's sentences quote input. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Stripe.errors.StripeError)) return error instanceof Error ? error.message : String(error)
  if (error.statusCode !== undefined)
    return `Stripe answered ${error.statusCode} ${error.code ?? error.rawType ?? ''}`.trim()
  const { code } = (error.detail ?? {}) as { code?: string }
  return `${code ?? ''} ${error.message}`.trim()
}
