import { context, diag, DiagLogLevel, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import type { SpanProcessor } from '@opentelemetry/sdk-trace-node'
import { plainPath } from '../http/routes/plain-path'
import { pathOf } from '../http/routes/route-patterns'
import { errorFields, type Log } from './log'

let stop: (() => Promise<void>) | undefined

/**
 * Traces requests, calls, queries and jobs by OTLP over HTTP to `OTEL_EXPORTER_OTLP_ENDPOINT`. Call it before Express
 * and `pg` load, as both are patched.
 */
export async function startTracing({ service, log }: { service: string; log: Log }): Promise<void> {
  logExportFailures(log)
  const [
    { registerInstrumentations },
    { HttpInstrumentation },
    { ExpressInstrumentation, ExpressLayerType },
    { PgInstrumentation },
  ] = await Promise.all([
    import('@opentelemetry/instrumentation'),
    import('@opentelemetry/instrumentation-http'),
    import('@opentelemetry/instrumentation-express'),
    import('@opentelemetry/instrumentation-pg'),
  ])
  const [{ NodeTracerProvider, BatchSpanProcessor }, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ])
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.namespace': 'ecommerce' }),
    spanProcessors: [withPlainPaths, new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  registerInstrumentations({
    tracerProvider: provider,
    instrumentations: [
      new HttpInstrumentation({
        ignoreIncomingRequestHook: ({ url }) => quiet.test(url ?? ''),
        // Traces begin with requests and jobs, not with connections that are kept open.
        requireParentforOutgoingSpans: true,
      }),
      new ExpressInstrumentation({ ignoreLayersType: [ExpressLayerType.MIDDLEWARE, ExpressLayerType.ROUTER] }),
      new PgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true }),
    ],
  })
  stop = () => provider.shutdown().catch((error: unknown) => log.warn(errorFields(error), 'final traces not sent'))
}

/** Exports pending spans within two seconds; does nothing without tracing. */
export async function stopTracing(): Promise<void> {
  if (!stop) return
  const late = new Promise<void>((resolve) => setTimeout(resolve, 2_000).unref())
  await Promise.race([stop(), late])
}

/** Runs a job as part of the trace that caused it. */
export function traceJob<T>(name: string, traceparent: string | undefined, run: () => Promise<T>): Promise<T> {
  const cause = propagation.extract(context.active(), traceparent === undefined ? {} : { traceparent })
  return trace
    .getTracer('ecommerce')
    .startActiveSpan(`job ${name}`, { kind: SpanKind.CONSUMER }, cause, async (span) => {
      try {
        return await run()
      } finally {
        span.end()
      }
    })
}

/** Names the span of a request that reaches no router; calls `findRoute` only if there is one. */
export function nameRequest(method: string, findRoute: () => string): void {
  const span = trace.getActiveSpan()
  if (!span) return
  const route = findRoute()
  span.setAttribute('http.route', route).updateName(`${method} ${route}`)
}

/** Marks the span that is under way as failed. */
export function recordFailure(error: unknown): void {
  const span = trace.getActiveSpan()
  span?.recordException(errorFields(error)['error.message'] ?? '')
  span?.setStatus({ code: SpanStatusCode.ERROR })
}

/** Reduces URLs in spans as the log does. */
const withPlainPaths: SpanProcessor = {
  onStart(span) {
    const { 'url.query': query, 'url.path': path, 'url.full': full } = span.attributes
    if (query !== undefined) span.setAttribute('url.query', '')
    if (typeof path === 'string') span.setAttribute('url.path', plainPath(path))
    if (typeof full === 'string' && full.includes('?')) span.setAttribute('url.full', pathOf(full))
  },
  onEnd: () => undefined,
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
}

/** Logs an unavailable collector once a minute. */
function logExportFailures(log: Log): void {
  let next = 0
  const logFailure = (message: string) => {
    if (Date.now() < next) return
    next = Date.now() + 60_000
    log.warn({ 'log.logger': 'opentelemetry', 'event.reason': message }, 'traces cannot be sent')
  }
  const nothing = () => undefined
  diag.setLogger(
    { error: logFailure, warn: nothing, info: nothing, debug: nothing, verbose: nothing },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  )
}

/** Not traced: probes and scrapes. */
const quiet = /^\/(health|metrics)/
