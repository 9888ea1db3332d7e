import express, { type RequestHandler, Router } from 'express'
import type { IncomingMessage } from 'node:http'
import { AppError } from '../../errors'
import { parseJson } from './json-text'
import { mediaTypeOf } from './media-type'

/** Reads a JSON body of at most 100 KB; any other type of body is 415, and so is a charset other than UTF-8. */
export function jsonBody(): RequestHandler {
  const read = Router().use(requireJson, express.raw({ limit: '100kb', type: isJson }), parseBytes)
  return (req, res, next) => {
    if (hasBody(req)) read(req, res, next)
    else next()
  }
}

const requireJson: RequestHandler = (req, _res, next) => {
  if (!isJson(req))
    throw new AppError('unsupported-media-type', 'unsupported-media-type', 'Send the body as application/json.')
  next()
}

const parseBytes: RequestHandler = (req, _res, next) => {
  const bytes: unknown = req.body
  if (Buffer.isBuffer(bytes)) req.body = bytes.length === 0 ? {} : parseJson(bytes)
  next()
}

export const hasBody = (req: IncomingMessage) =>
  req.headers['transfer-encoding'] !== undefined || (req.headers['content-length'] ?? '0') !== '0'

/** JSON in the one charset that it has (RFC 8259, section 8.1). */
function isJson(req: IncomingMessage): boolean {
  const { type, isUtf8 } = mediaTypeOf(req)
  return isUtf8 && (type === 'application/json' || (type.startsWith('application/') && type.endsWith('+json')))
}
