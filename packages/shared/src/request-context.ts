import { trace } from '@opentelemetry/api'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomFillSync } from 'node:crypto'

/** What follows a request through every call and job that it causes. `traceparent` is W3C Trace Context, version 00. */
export type RequestContext = { requestId: string; traceparent: string }

const storage = new AsyncLocalStorage<RequestContext>()

export const currentRequest = (): RequestContext | undefined => storage.getStore()

export const withRequest = <T>(context: RequestContext, run: () => T): T => storage.run(context, run)

/** Takes over the span that is under way, else what the caller sent where it is sane, and makes the rest. */
export function continueRequest(from: {
  requestId?: string | undefined
  traceparent?: string | undefined
}): RequestContext {
  const requestId =
    from.requestId && /^[A-Za-z0-9._-]{1,128}$/.test(from.requestId) ? from.requestId : random(12, 'base64url')
  const active = activeTraceparent()
  if (active !== undefined) return { requestId, traceparent: active }
  const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(from.traceparent ?? '')
  const traceId = trace && !/^0+$/.test(trace[1]!) ? trace[1]! : random(16, 'hex')
  return { requestId, traceparent: `00-${traceId}-${random(8, 'hex')}-${trace?.[2] ?? '01'}` }
}

export const traceIdOf = (context: RequestContext): string => context.traceparent.slice(3, 35)

/** The span that is under way as a W3C `traceparent`; undefined where nothing is traced. */
function activeTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext()
  return span && `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`
}

const pool = Buffer.alloc(4_096)
let used = pool.length

/** Drawn for a hundred requests at once: asking for chance costs more than the rest of this. */
function random(bytes: number, encoding: 'hex' | 'base64url'): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  used += bytes
  return pool.toString(encoding, used - bytes, used)
}
