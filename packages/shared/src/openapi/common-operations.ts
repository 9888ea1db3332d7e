import Joi from 'joi'
import type { JsonSchema, OperationGroup } from './operation'

const isUp = { description: 'Healthy', schema: Joi.object({ status: Joi.string().valid('ok').required() }) }

/** Operations of every service. */
export const commonOperations: OperationGroup = {
  name: 'Service',
  description: 'Health, metrics and documentation of every service.',
  isInternal: true,
  operations: {
    'GET /health/live': { id: 'isLive', summary: 'Check that the process is alive', responses: { 200: isUp } },
    'GET /health/ready': {
      id: 'isReady',
      summary: 'Check that the service is ready',
      responses: { 200: isUp },
    },
    'GET /health/startup': {
      id: 'hasStarted',
      summary: 'Check that the service has started',
      responses: { 200: isUp },
    },
    'GET /metrics': {
      id: 'readMetrics',
      summary: 'Get metrics for Prometheus',
      responses: {
        200: { description: 'Metrics in the text format', mediaTypes: ['text/plain'], schema: { type: 'string' } },
      },
    },
    'GET /openapi.json': {
      id: 'readApi',
      summary: 'Get this document',
      responses: { 200: { description: 'The document in OpenAPI 3.1', schema: { type: 'object' } } },
    },
    'GET /docs': {
      id: 'browseApi',
      summary: 'Read this document as a page and try it out',
      responses: { 200: { description: 'The page', mediaTypes: ['text/html'], schema: { type: 'string' } } },
    },
  },
}

/** Header of idempotent routes for anonymous requests. */
export const clientIdHeader =
  'Owner of the `Idempotency-Key` for a client without a token: 16 to 128 random characters that the client keeps secret. Without it the key itself needs 16 characters, such as a UUID.'

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
        total: { type: 'integer', description: 'Present with `count=true`.' },
      },
      required: ['limit', 'nextCursor'],
      additionalProperties: false,
    },
    ...more,
  },
  required: ['data', 'page'],
  additionalProperties: false,
})
