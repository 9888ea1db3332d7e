import { principalOf } from '@ecommerce/shared/auth/guard'
import { AppError } from '@ecommerce/shared/errors'
import { labels } from '@ecommerce/shared/log'
import { type Request, type Response, Router } from 'express'
import { importProducts } from '../commands/import-products'
import type { Context } from '../context'
import type { ImportFigures } from '../domain/import-report'
import { readCsv, readNdjson } from './import-lines'
import { readRecords, tooLarge } from './import-records'

export const importPath = '/api/products/import'

const mb = 1_048_576
const limits = { recordBytes: mb, fileBytes: 1_024 * mb }

/** Two seconds between words about how far it has come: enough for a person, and nothing for the import. */
const progressMs = 2_000

export function importRoutes(ctx: Context): Router {
  const router = Router()

  router.post('/', ctx.guard.allow('admin'), async (req, res) => {
    const format = formatOf(req)
    if (Number(req.get('content-length') ?? 0) > limits.fileBytes) throw tooLarge()
    // Who stops sending is cut off; what was read as whole batches stays.
    req.setTimeout(60_000)
    const streaming = req.accepts(['application/json', 'application/x-ndjson']) === 'application/x-ndjson'
    const records = readRecords(bodyOf(req), { ...limits, quotes: format.quotes })
    const report = await importProducts(ctx, {
      lines: format.read(records),
      together: format.quotes,
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
  })

  return router
}

/** A record of CSV may be several lines, and a product several records. */
const formats: Readonly<Record<string, { read: typeof readCsv; quotes: boolean }>> = {
  'text/csv': { read: readCsv, quotes: true },
  'application/x-ndjson': { read: readNdjson, quotes: false },
  'application/ndjson': { read: readNdjson, quotes: false },
}

function formatOf(req: Request) {
  const [type = '', ...parameters] = (req.get('content-type') ?? '').toLowerCase().split(';')
  const format = formats[type.trim()]
  const charset = parameters.map((parameter) => /^\s*charset\s*=\s*"?([^\s"]+)/.exec(parameter)?.[1]).find(Boolean)
  const plain =
    ['', 'identity'].includes(req.get('content-encoding') ?? '') && ['utf-8', 'utf8', undefined].includes(charset)
  if (format && plain) return format
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
