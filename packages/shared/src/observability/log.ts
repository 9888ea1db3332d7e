import { pino } from 'pino'
import { currentRequest, traceIdOf } from './request-context'

/** Log fields of the Elastic Common Schema 8, flat. Labels are words or ids, never objects. */
export type Fields = {
  'error.code'?: string | undefined
  'error.message'?: string | undefined
  'error.stack_trace'?: string | undefined
  'error.type'?: string | undefined
  'event.action'?: string
  /** Nanoseconds. */
  'event.duration'?: number
  'event.reason'?: string
  'http.request.id'?: string
  'http.request.method'?: string
  'http.response.status_code'?: number
  'http.route'?: string
  'log.logger'?: string
  'trace.id'?: string
  'server.port'?: number | undefined
  'url.path'?: string
  'user.id'?: string | undefined
} & { [label: `labels.${string}`]: string | number | undefined }

type Write = {
  (message: string): void
  (fields: Fields, message: string): void
}

/** Ordered from the most serious to the most verbose. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

export type Log = Record<LogLevel, Write> & {
  /** Switches to the next more verbose level, and from the last to the first; returns it. */
  cycleLevel(): LogLevel
}

/** JSON lines with service name, request id and trace id; secrets are redacted. `silent` writes nothing. */
export function createLog(
  options: { service: string; level: LogLevel | 'silent' },
  destination: { write(line: string): void } = (standardOutput ??= batchedOutput()),
): Log {
  const log = pino(
    {
      level: options.level,
      messageKey: 'message',
      base: { 'ecs.version': '8.11.0', 'service.name': options.service },
      timestamp: () => `,"@timestamp":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ 'log.level': label }), log: withoutSecrets },
      mixin(fields) {
        if ('http.request.id' in fields) return {}
        const context = currentRequest()
        return context ? { 'http.request.id': context.requestId, 'trace.id': traceIdOf(context) } : {}
      },
    },
    destination,
  )
  const write =
    (level: LogLevel): Write =>
    (fields: Fields | string, message?: string) => {
      if (typeof fields === 'string') log[level](fields)
      else log[level](fields, message)
    }
  return {
    error: write('error'),
    warn: write('warn'),
    info: write('info'),
    debug: write('debug'),
    cycleLevel() {
      const next = logLevels[(logLevels.indexOf(log.level as LogLevel) + 1) % logLevels.length]!
      log.level = next
      return next
    },
  }
}

/** Destination shared by all logs of a process. */
let standardOutput: { write(line: string): void } | undefined

/** Batches lines and flushes at exit. Synchronous, since a pending write would be interleaved with the flush. */
function batchedOutput() {
  const output = pino.destination({ dest: 1, sync: true, minLength: 12_288, periodicFlush: 250 })
  process.once('exit', () => output.flushSync())
  return output
}

/** Fields of an expected failure; never the error object, which may contain request headers. */
export const errorFields = (error: unknown): Fields =>
  error instanceof Error
    ? { 'error.message': error.message, 'error.type': error.name }
    : { 'error.message': String(error) }

/** Figures of the caller's own, as labels. */
export const labels = (values: Readonly<Record<string, string | number>>): Fields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`labels.${name}`, value]))

/** Fields of a defect, with its stack trace. */
export const defectFields = (error: unknown): Fields => ({
  ...errorFields(error),
  ...(error instanceof Error && { 'error.stack_trace': error.stack }),
})

/** Redacts JSON Web Tokens, `Bearer` and `Basic` credentials, passwords in URLs and prefixed keys in foreign texts. */
function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  for (const name of foreignTexts) {
    const value = fields[name]
    if (typeof value === 'string' && secret.test(value)) fields[name] = value.replace(everySecret, '[redacted]')
  }
  return fields
}

const foreignTexts = ['error.message', 'error.stack_trace', 'event.reason'] as const

const secret =
  /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*|\b(?:Bearer|Basic) +[\w.~+/=-]{8,}|(?<=\/\/[^/@\s:]*:)[^/@\s]+(?=@)|\b(?:[sr]k_(?:live|test)|whsec)_\w{8,}/i
const everySecret = new RegExp(secret, 'gi')
