import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

/** What follows a request through every call and job that it causes. `traceparent` is W3C Trace Context, version 00. */
export type RequestContext = { requestId: string; traceparent: string }

const storage = new AsyncLocalStorage<RequestContext>()

export const currentRequest = (): RequestContext | undefined => storage.getStore()

export const withRequest = <T>(context: RequestContext, run: () => T): T => storage.run(context, run)

/** Takes over what the caller sent where it is sane, and makes the rest. */
export function continueRequest(from: {
  requestId?: string | undefined
  traceparent?: string | undefined
}): RequestContext {
  const trace = /^00-([0-9a-f]{32})-[0-9a-f]{16}-([0-9a-f]{2})$/.exec(from.traceparent ?? '')
  const traceId = trace && !/^0+$/.test(trace[1]!) ? trace[1]! : randomBytes(16).toString('hex')
  return {
    requestId:
      from.requestId && /^[A-Za-z0-9._-]{1,128}$/.test(from.requestId)
        ? from.requestId
        : randomBytes(12).toString('base64url'),
    traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-${trace?.[2] ?? '01'}`,
  }
}

export const traceIdOf = (context: RequestContext): string => context.traceparent.slice(3, 35)
