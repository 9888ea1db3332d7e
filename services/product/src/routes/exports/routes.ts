import { defineRoutes, type Routes } from '@ecommerce/shared/http/routes/define-routes'
import type { ResponseSpec } from '@ecommerce/shared/http/routes/responses'
import type { Response } from 'express'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Context } from '../../context'
import { columnsFor, toCsvLine, toCsvLines } from '../../domain/imports/catalogue-csv'
import type { ExportedProduct } from '../../domain/imports/import-line'
import { findColumnNeeds, listForExport } from '../../store/products/export-rows'
import { admins } from '../audiences'
import { exportQuery } from './requests'

const batch = 200

const file: ResponseSpec<void> = {
  description: 'The file',
  body: { type: 'string' },
  mediaTypes: ['application/x-ndjson', 'text/csv'],
  headers: { 'Content-Disposition': 'Name of the file.' },
}

/** Streams the whole catalogue, drafts and archived products included, at the reader's pace. */
export function exportRoutes(ctx: Context): Routes {
  const route = defineRoutes(ctx, { tag: 'Import and export' })

  route.get(
    '/',
    {
      id: 'exportProducts',
      summary: 'Export the catalogue, with drafts and archived products',
      allow: admins,
      query: exportQuery,
      responses: { 200: file },
    },
    ({ res, query: { format } }) => {
      res.attachment(`products.${format}`)
      res.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
      return send(res, format === 'csv' ? toCsv(ctx) : toNdjson(ctx))
    },
  )

  return route.router
}

/** Disconnected readers cause no error. */
async function send(res: Response, texts: AsyncGenerator<string>): Promise<void> {
  try {
    await pipeline(Readable.from(texts, { objectMode: true, highWaterMark: 1 }), res)
  } catch (error) {
    if (!res.closed || !(error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'))
      throw error
  }
}

async function* toNdjson(ctx: Pick<Context, 'db'>): AsyncGenerator<string> {
  for await (const products of everyProduct(ctx))
    yield products.map((product) => `${JSON.stringify(product)}\n`).join('')
}

async function* toCsv(ctx: Pick<Context, 'db'>): AsyncGenerator<string> {
  const columns = columnsFor(await findColumnNeeds(ctx.db))
  yield toCsvLine(columns)
  for await (const products of everyProduct(ctx)) {
    const lines = products.map((product) => toCsvLines(product, columns))
    // Aborts the table rather than omitting data.
    if (lines.includes(undefined))
      throw new Error('The catalogue gained an option, attribute or image during the export')
    yield lines.join('')
  }
}

async function* everyProduct({ db }: Pick<Context, 'db'>): AsyncGenerator<ExportedProduct[]> {
  for (let after: string | undefined; ;) {
    const rows = await listForExport(db, { after, limit: batch })
    if (rows.length > 0) yield rows.map(({ product }) => product)
    if (rows.length < batch) return
    after = rows.at(-1)!.id
  }
}
