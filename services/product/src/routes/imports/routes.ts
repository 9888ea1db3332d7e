import { principalOf } from '@ecommerce/shared/auth/guard'
import { allowLongBody } from '@ecommerce/shared/http/server/body-time'
import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import { mediaTypeOf } from '@ecommerce/shared/http/input/media-type'
import { labels } from '@ecommerce/shared/observability/log'
import type { Request, Response } from 'express'
import { importProducts } from '../../commands/imports/import-products'
import type { Context } from '../../context'
import type { ImportFigures } from '../../domain/imports/import-report'
import { admins } from '../audiences'
import { readCsv, readNdjson } from './read-lines'
import { importQuery } from './requests'
import { importOutcome } from './responses'
import { fileIncomplete, fileTooLarge, tooManyImports, unsupportedFile } from '../../errors'

const maxFileBytes = 1_024 * 1_048_576

/** Milliseconds between progress lines. */
const progressMs = 2_000

const examples = {
  'application/x-ndjson':
    '{"name":"Enamel mug","category":"mugs-and-glasses","variants":[{"sku":"MUG-ENM","price":{"amount":1200,"currency":"USD"},"stock":50}]}\n',
  'text/csv': 'name,category,sku,price,currency,stock\nEnamel mug,mugs-and-glasses,MUG-ENM,1200,USD,50\n',
}

export function importRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Import and export' })
  let running = 0

  route.post(
    '/',
    {
      id: 'importProducts',
      summary: 'Import products from a file, by SKU',
      description:
        'Valid lines are imported, invalid ones reported. For existing variants `sku` and the changed fields are enough: left-out fields stay, and stock too unless `stock=set`. In CSV an empty cell clears a description, compareAtPrice, option, attribute or image, and leaves other fields unchanged. Prices are whole minor units: 12.99 EUR is 1299. Streamed, up to 1 GB. With `Accept: application/x-ndjson` progress is reported while it runs.',
      allow: admins,
      query: importQuery,
      stream: examples,
      responses: { 200: importOutcome },
      errors: { 400: ['body-incomplete'], 429: ['too-many-imports'] },
    },
    async ({ req, res, query: { stock } }) => {
      const format = formatOf(req)
      if (Number(req.get('content-length') ?? 0) > maxFileBytes) throw fileTooLarge()
      if (running >= maxConcurrent) throw tooManyImports(maxConcurrent)
      running++
      try {
        // Disconnects a stalled upload, of which nothing is written.
        allowLongBody(req)
        await importFile(req, res, { format, setStock: stock === 'set' })
      } finally {
        running--
      }
    },
  )

  async function importFile(
    req: Request,
    res: Response,
    { format, setStock }: { format: Format; setStock: boolean },
  ): Promise<void> {
    const streaming = req.accepts(['application/json', 'application/x-ndjson']) === 'application/x-ndjson'
    const report = await importProducts(ctx, {
      lines: format.read(limitBytes(bodyOf(req))),
      together: format.together,
      setStock,
      actor: principalOf(req).subject,
      onProgress: throttled((figures) => {
        ctx.log.info(labels({ ...figures }), 'import started')
        if (streaming) sendLine(res, { progress: figures })
      }),
    })
    const { errors: _errors, ...figures } = report
    ctx.log.info(labels({ ...figures }), 'import finished')
    if (streaming) sendLine(res, report).end()
    else res.json(report)
  }

  return route.router
}

/** Limit for memory (a line of 1 MB and two batches each) and database load. */
const maxConcurrent = 4

type Format = { read: typeof readCsv; together: boolean }

/** A product of CSV may be several records. */
const formats: ReadonlyMap<string, Format> = new Map([
  ['text/csv', { read: readCsv, together: true }],
  ['application/x-ndjson', { read: readNdjson, together: false }],
  ['application/ndjson', { read: readNdjson, together: false }],
])

function formatOf(req: Request) {
  const { type, isUtf8 } = mediaTypeOf(req)
  const format = formats.get(type)
  if (format && isUtf8 && ['', 'identity'].includes(req.get('content-encoding') ?? '')) return format
  throw unsupportedFile()
}

/** Keeps the connection open for the response when the body is not read to its end. */
async function* bodyOf(req: Request): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of req.iterator({ destroyOnReturn: false })) yield chunk as Buffer
  } catch (cause) {
    throw fileIncomplete(cause)
  }
}

async function* limitBytes(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > maxFileBytes) throw fileTooLarge()
    yield chunk
  }
}

function throttled(report: (figures: ImportFigures) => void): (figures: ImportFigures) => void {
  let next = Date.now() + progressMs
  return (figures) => {
    if (Date.now() < next) return
    next = Date.now() + progressMs
    report(figures)
  }
}

function sendLine(res: Response, value: object): Response {
  if (!res.headersSent) res.type('application/x-ndjson; charset=utf-8')
  res.write(`${JSON.stringify(value)}\n`)
  return res
}
