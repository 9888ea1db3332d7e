import Joi from 'joi'
import type { JsonSchema, OperationGroup } from './operation'

const isUp = { says: 'It is.', shape: Joi.object({ status: Joi.string().valid('ok').required() }) }

/** Operations of every service. */
export const commonOperations: OperationGroup = {
  name: 'Service',
  description: 'How a service is, and what it offers. Every service answers these.',
  isInternal: true,
  operations: {
    'GET /health/live': { id: 'isLive', summary: 'Is the process there?', answers: { 200: isUp } },
    'GET /health/ready': {
      id: 'isReady',
      summary: 'Can it work? Not without its database, and not while it ends.',
      answers: { 200: isUp },
    },
    'GET /health/startup': { id: 'hasStarted', summary: 'Has it started?', answers: { 200: isUp } },
    'GET /metrics': {
      id: 'readMetrics',
      summary: 'Figures for Prometheus',
      answers: { 200: { says: 'In its text format.', mediaTypes: ['text/plain'], shape: { type: 'string' } } },
    },
    'GET /openapi.json': {
      id: 'readApi',
      summary: 'This document',
      answers: { 200: { says: 'OpenAPI 3.1.', shape: { type: 'object' } } },
    },
    'GET /docs': {
      id: 'browseApi',
      summary: 'A page to read it on, and to try it out',
      answers: { 200: { says: 'The page.', mediaTypes: ['text/html'], shape: { type: 'string' } } },
    },
  },
}

/** Header of idempotent routes that take requests from people who are not known yet. */
export const clientIdHeader =
  'Whom the `Idempotency-Key` belongs to while there is no token: 16 to 128 random characters that this client keeps to itself. Without it a key has to have 16 characters itself, such as a UUID.'

/** A page of a list (`data`), and where the next one begins. */
export const pageOf = (item: JsonSchema, more: Readonly<Record<string, JsonSchema>>): JsonSchema => ({
  type: 'object',
  properties: {
    data: { type: 'array', items: item },
    page: {
      type: 'object',
      properties: {
        limit: { type: 'integer' },
        nextCursor: { type: ['string', 'null'] },
        total: { type: 'integer', description: 'With `count=true`.' },
      },
      required: ['limit', 'nextCursor'],
      additionalProperties: false,
    },
    ...more,
  },
  required: ['data', 'page'],
  additionalProperties: false,
})
