import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { allowLongBody } from '@ecommerce/shared/http/body-time'
import { parseQuery } from '@ecommerce/shared/http/parse'
import { mediaTypeOf } from '@ecommerce/shared/http/media-type'
import { labels } from '@ecommerce/shared/log'
import { type Request, type Response, Router } from 'express'
import { importProducts } from '../commands/import-products'
import type { Context } from '../context'
import type { ImportFigures } from '../domain/import-report'
import { readCsv, readNdjson } from './import-lines'
import { importQuery } from './import-requests'
import { readRecords, tooLarge } from './import-records'

export const importPath = '/api/products/import'

const mb = 1_048_576
const limits = { recordBytes: mb, fileBytes: 1_024 * mb }

/** Two seconds between words about how far it has come: enough for a person, and nothing for the import. */
const progressMs = 2_000

export function importRoutes(ctx: Context): Router {
  const router = Router()
  let running = 0

  router.post('/', ctx.guard.allow('admin'), async (req, res) => {
    const { stock } = parseQuery(importQuery, req.query)
    const format = formatOf(req)
    if (Number(req.get('content-length') ?? 0) > limits.fileBytes) throw tooLarge()
    if (running >= mostAtOnce) throw tooManyImports()
    running++
    try {
      // An upload that no longer makes progress is cut off, and nothing of it is written.
      allowLongBody(req)
      await importFile(req, res, { format, setStock: stock === 'set' })
    } finally {
      running--
    }
  })

  async function importFile(
    req: Request,
    res: Response,
    { format, setStock }: { format: Format; setStock: boolean },
  ): Promise<void> {
    const streaming = req.accepts(['application/json', 'application/x-ndjson']) === 'application/x-ndjson'
    const records = readRecords(bodyOf(req), { ...limits, quotes: format.quotes })
    const report = await importProducts(ctx, {
      lines: format.read(records),
      together: format.quotes,
      setStock,
      actor: principalOf(req).subject,
      onProgress: everyFewSeconds((figures) => {
        ctx.kit.log.info(labels({ ...figures }), 'importing products')
        if (streaming) sendLine(res, { progress: figures })
      }),
    })
    const { errors: _errors, ...figures } = report
    ctx.kit.log.info(labels({ ...figures }), 'imported products')
    if (streaming) sendLine(res, report).end()
    else res.json(report)
  }

  return router
}

/** Each holds a line of up to 1 MB and two batches, and they share the database with everybody. */
const mostAtOnce = 4

const tooManyImports = () =>
  new AppError(
    'too-many-requests',
    'too-many-imports',
    `${mostAtOnce} imports are running. Wait for one of them to end.`,
    {
      retryAfterSeconds: 30,
    },
  )

type Format = { read: typeof readCsv; quotes: boolean }

/** A record of CSV may be several lines, and a product several records. */
const formats: ReadonlyMap<string, Format> = new Map([
  ['text/csv', { read: readCsv, quotes: true }],
  ['application/x-ndjson', { read: readNdjson, quotes: false }],
  ['application/ndjson', { read: readNdjson, quotes: false }],
])

function formatOf(req: Request) {
  const { type, isUtf8 } = mediaTypeOf(req)
  const format = formats.get(type)
  if (format && isUtf8 && ['', 'identity'].includes(req.get('content-encoding') ?? '')) return format
  throw new AppError(
    'unsupported-media-type',
    'unsupported-media-type',
    'Send the products as application/x-ndjson or text/csv, in UTF-8 and not compressed.',
  )
}

/** Leaves the connection open for an answer, also when the body is not read to its end. */
async function* bodyOf(req: Request): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) yield chunk as Buffer
  } catch (cause) {
    throw new AppError('invalid', 'body-incomplete', 'The file broke off before its end.', { cause })
  }
}

function everyFewSeconds(tell: (figures: ImportFigures) => void): (figures: ImportFigures) => void {
  let next = Date.now() + progressMs
  return (figures) => {
    if (Date.now() < next) return
    next = Date.now() + progressMs
    tell(figures)
  }
}

function sendLine(res: Response, value: object): Response {
  if (!res.headersSent) res.type('application/x-ndjson; charset=utf-8')
  res.write(`${JSON.stringify(value)}\n`)
  return res
}
