import type { Routes } from '@ecommerce/shared/http/routes/define-routes'
import { parseQuery } from '@ecommerce/shared/http/input/parse'
import type { Operation } from '@ecommerce/shared/openapi/operation'
import express, { type RequestHandler } from 'express'
import Joi from 'joi'
import { join } from 'node:path'
import { ifNoneMatch } from '../headers'

const folder = join(__dirname, '..', '..', '..', 'assets', 'images')

const readPicture: Operation = {
  id: 'readPicture',
  summary: 'Get an image of the sample catalogue',
  headers: ifNoneMatch,
  responses: {
    200: {
      description: 'The image',
      schema: { type: 'string' },
      mediaTypes: ['image/svg+xml'],
      headers: { ETag: 'Weak.' },
    },
    304: { description: 'Not modified' },
  },
  errors: { 404: ['route-not-found'], 412: ['version-mismatch'] },
}

const noParameters = Joi.object({})

/** Serves a folder of images, with its operation for the document. */
export function imageRoutes(): RequestHandler & Pick<Routes, 'tag' | 'declared' | 'resources'> {
  const files = express.static(folder, { acceptRanges: false, index: false, redirect: false, maxAge: '1d' })
  const handler: RequestHandler = (req, res, next) => {
    parseQuery(noParameters, req.query)
    files(req, res, next)
  }
  return Object.assign(handler, {
    tag: 'Catalogue',
    declared: [{ method: 'get' as const, path: '/:file', operation: readPicture }],
    resources: [],
  })
}
