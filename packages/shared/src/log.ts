import { type Logger, pino } from 'pino'
import { currentRequest, traceIdOf } from './request-context'

export type Log = Logger

/** JSON lines with the service's name and, inside a request or job, its `requestId` and `traceId`. */
export const createLog = (options: { service: string; level: string }): Log =>
  pino({
    level: options.level,
    base: { service: options.service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: [
      'password',
      'token',
      'authorization',
      '*.password',
      '*.token',
      '*.authorization',
      '*.headers',
      '*.config',
      '*.request',
    ],
    mixin: () => {
      const context = currentRequest()
      return context ? { requestId: context.requestId, traceId: traceIdOf(context) } : {}
    },
  })
