import { trace } from '@opentelemetry/api'
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** Context of a request for its calls and jobs; `traceparent` is W3C Trace Context, version 00. */
export type RequestContext = { requestId: string; traceparent: string }

const storage = new AsyncLocalStorage<RequestContext>()

export const currentRequest = (): RequestContext | undefined => storage.getStore()

export const withRequest = <T>(context: RequestContext, run: () => T): T => storage.run(context, run)

/** Continues the active span, else the sent ids if valid, else creates them. */
export function continueRequest(from: {
  requestId?: string | undefined
  traceparent?: string | undefined
}): RequestContext {
  const requestId = from.requestId && /^[A-Za-z0-9._-]{1,128}$/.test(from.requestId) ? from.requestId : randomUUID()
  const active = activeTraceparent()
  if (active !== undefined) return { requestId, traceparent: active }
  const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(from.traceparent ?? '')
  const traceId = trace && !/^0+$/.test(trace[1]!) ? trace[1]! : randomHex(32)
  return { requestId, traceparent: `00-${traceId}-${randomHex(16)}-${trace?.[2] ?? '01'}` }
}

export const traceIdOf = (context: RequestContext): string => context.traceparent.slice(3, 35)

/** Active span as a W3C `traceparent`; undefined without tracing. */
function activeTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext()
  return span && `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, '0')}`
}

/** Up to 32 random digits; Node generates UUIDs in batches. */
const randomHex = (digits: number) => randomUUID().replaceAll('-', '').slice(0, digits)
