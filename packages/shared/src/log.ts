import { pino } from 'pino'
import { currentRequest, type RequestContext, traceIdOf } from './request-context'
import { gatherTurn } from './turn'

/**
 * What a line may say besides its message, under the names of the Elastic Common Schema 8, flat. What the schema has no name for is a
 * label: a word or an id, never an object.
 */
export type Fields = {
  'error.code'?: string | undefined
  'error.message'?: string | undefined
  'error.stack_trace'?: string | undefined
  'error.type'?: string | undefined
  'event.action'?: string
  /** In nanoseconds. */
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

/** From the most serious to the most talkative. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** What the line of an answered request says. */
export type AnsweredLine = {
  context: RequestContext
  method: string
  /** The declared pattern, or `unmatched`. */
  route: string
  /** What may be written of the path. */
  path: string
  status: number
  /** In nanoseconds. */
  duration: number
  userId: string | undefined
}

export type Log = Record<LogLevel, Write> & {
  /** What `info` would write, for a fraction of the work: no other line is written as often. */
  answered(line: AnsweredLine): void
  /** Lets one level more be written, and after the last only the first. Answers what is written now. */
  nextLevel(): LogLevel
}

/**
 * JSON lines with the service's name and, inside a request or job, its `http.request.id` and `trace.id`. What looks like a secret is
 * not written. `silent` writes nothing.
 */
export function createLog(
  options: { service: string; level: LogLevel | 'silent' },
  destination: { write(line: string): void } = (standardOutput ??= onceATurn(pino.destination(1))),
): Log {
  const base = { 'ecs.version': '8.11.0', 'service.name': options.service }
  const baseText = JSON.stringify(base).slice(1, -1)
  const log = pino(
    {
      level: options.level,
      messageKey: 'message',
      base,
      timestamp,
      formatters: { level: (label) => ({ 'log.level': label }), log: withoutSecrets },
      mixin() {
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
    answered({ context, method, route, path, status, duration, userId }) {
      if (!log.isLevelEnabled('info')) return
      const request = `"http.request.id":"${context.requestId}","trace.id":"${traceIdOf(context)}"`
      const asked = `"http.request.method":"${method}","http.route":${quoted(route)},"url.path":${quoted(path)}`
      const got = `"http.response.status_code":${status},"event.duration":${duration}`
      const who = userId === undefined ? '' : `,"user.id":${quoted(userId)}`
      const message = `"message":${quoted(`${method} ${route} ${status}`)}`
      destination.write(`{"log.level":"info"${timestamp()},${baseText},${request},${asked},${got}${who},${message}}\n`)
    },
    nextLevel() {
      const next = logLevels[(logLevels.indexOf(log.level as LogLevel) + 1) % logLevels.length]!
      log.level = next
      return next
    },
  }
}

/** As JSON; what has nothing to be escaped, as almost everything, is only put between quotes. */
const quoted = (text: string) => (toEscape.test(text) ? JSON.stringify(text) : `"${text}"`)
const toEscape = /["\\\u0000-\u001f\ud800-\udfff]/

/** One for all logs of a process. */
let standardOutput: { write(line: string): void } | undefined

/** Written anew once a millisecond: to put a time into words costs half as much as the line. */
let now = { ms: 0, text: '' }

function timestamp(): string {
  const ms = Date.now()
  if (ms !== now.ms) now = { ms, text: `,"@timestamp":"${new Date(ms).toISOString()}"` }
  return now.text
}

/** Hands over all lines of a turn at once, and what is left when the process ends: a system call for each would cost more than the line. */
function onceATurn(destination: { write(lines: string): void }): { write(line: string): void } {
  const lines = gatherTurn<string>((all) => destination.write(all.join('')))
  process.once('exit', () => lines.flush())
  return { write: (line) => lines.add(line) }
}

/** What went wrong, for a fault that can be expected. Never the error itself, which may carry a request with its headers. */
export const errorFields = (error: unknown): Fields =>
  error instanceof Error
    ? { 'error.message': error.message, 'error.type': error.name }
    : { 'error.message': String(error) }

/** Figures of the caller's own, as labels. */
export const labels = (values: Readonly<Record<string, string | number>>): Fields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`labels.${name}`, value]))

/** What went wrong and where, for a defect. */
export const defectFields = (error: unknown): Fields => ({
  ...errorFields(error),
  ...(error instanceof Error && { 'error.stack_trace': error.stack }),
})

/**
 * Fields have names that hold no secret, yet the words of an error, or of another program, may. Whatever has the look of one is left
 * out: JSON Web Tokens, `Bearer` and `Basic` credentials, the password in an address, and keys with a provider's prefix.
 */
function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  for (const name of ofOthersWords) {
    const value = fields[name]
    if (typeof value === 'string' && secret.test(value)) fields[name] = value.replace(everySecret, '[redacted]')
  }
  return fields
}

const ofOthersWords = ['error.message', 'error.stack_trace', 'event.reason'] as const

const secret =
  /\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*|\b(?:Bearer|Basic) +[\w.~+/=-]{8,}|(?<=\/\/[^/@\s:]*:)[^/@\s]+(?=@)|\b(?:[sr]k_(?:live|test)|whsec)_\w{8,}/i
const everySecret = new RegExp(secret, 'gi')
