import { AppError } from '@ecommerce/shared/errors'
import { parseJson } from '@ecommerce/shared/http/input/json-text'
import { parseBody } from '@ecommerce/shared/http/input/parse'
import { columnOf, findColumnErrors, readerOf } from '../../domain/imports/catalogue-csv'
import { badLine, type BadLine, type LineError, type ReadLine } from '../../domain/imports/import-line'
import { isInMajorUnits, type RejectedLine } from '../../domain/imports/price-notation'
import { type CsvRecord, readCsvRecords } from './read-csv-records'
import { readTextLines, type TextLine } from './read-text-lines'
import { importedProduct, productInTable } from './requests'
import { wrongColumns } from '../../errors'

type Body = AsyncIterable<Buffer>
type Table = { columns: readonly string[] } & ReturnType<typeof readerOf>
type Lines = AsyncGenerator<(ReadLine | RejectedLine)[]>

const maxLineBytes = 1_048_576

export async function* readNdjson(body: Body): Lines {
  for await (const some of readTextLines(body, maxLineBytes))
    yield some.map((line) => ('text' in line ? readJsonLine(line) : line))
}

/** Reads the header line first; an unknown column rejects the file. */
export async function* readCsv(body: Body): Lines {
  let table: Table | undefined
  for await (const some of readCsvRecords(body, maxLineBytes)) {
    const rest = table ? some : some.slice(1)
    table ??= some[0] && readColumns(some[0])
    const known = table
    if (known) yield rest.map((record) => ('cells' in record ? readCsvLine(record, known) : record))
  }
}

function readJsonLine({ line, bytes, text }: TextLine): ReadLine | RejectedLine {
  let given: unknown
  try {
    given = parseJson(Buffer.from(text), 'the line')
  } catch (error) {
    if (error instanceof AppError) return rejected(badLine(line, '', error.message), [...text.matchAll(commaInPrice)])
    throw error
  }
  const read = readProduct(line, bytes, given)
  return 'errors' in read ? rejected(read, pricesIn(given).filter(isInMajorUnits)) : read
}

/** A price with a decimal comma is not JSON. */
const commaInPrice = /"(?:amount|price|compareAtPrice)"\s*:\s*-?\d+,\d+\s*[,}]/g

/** Prices of an unvalidated line. */
const pricesIn = (given: unknown): unknown[] =>
  [given, ...(isObject(given) && Array.isArray(given.variants) ? (given.variants as unknown[]) : [])]
    .filter(isObject)
    .flatMap(({ price, compareAtPrice }) => [price, compareAtPrice])
    .map((price) => (isObject(price) ? price.amount : price))

const rejected = (line: BadLine, inMajorUnits: readonly unknown[]): RejectedLine =>
  inMajorUnits.length > 0 ? { ...line, inMajorUnits: true } : line

/** A simple product has what is its variant's beside its own. */
function readProduct(line: number, bytes: number, given: unknown): ReadLine | BadLine {
  const isSimple = isObject(given) && !('variants' in given) && variantFields.some((name) => name in given)
  try {
    return { line, bytes, product: parseBody(importedProduct, isSimple ? withVariant(given) : given) }
  } catch (error) {
    const errors = lineErrors(error)
    return { line, errors: isSimple ? errors.map(besideProduct) : errors }
  }
}

const variantFields = ['sku', 'price', 'compareAtPrice', 'stock']

function withVariant(given: Record<string, unknown>): object {
  const fields = Object.entries(given)
  const [own, variant] = [false, true].map((ofVariant) =>
    Object.fromEntries(fields.filter(([name]) => variantFields.includes(name) === ofVariant)),
  )
  return { ...own, variants: [variant] }
}

function besideProduct({ path, message }: LineError): LineError {
  const own = path.replace(/^variants\.0\./, '')
  return { path: own, message: message.replace(path, () => own) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readColumns(record: CsvRecord | BadLine): Table {
  if ('errors' in record) throw wrongColumns([{ path: '', message: 'the first line is not CSV' }])
  const columns = record.cells
  const errors = findColumnErrors(columns)
  if (errors.length > 0) throw wrongColumns(errors.slice(0, 100))
  return { columns, ...readerOf(columns) }
}

function readCsvLine({ line, bytes, cells }: CsvRecord, { columns, read, scope }: Table): ReadLine | RejectedLine {
  if (cells.length !== columns.length)
    return rejected(
      badLine(line, '', `the line has ${cells.length} cells, and there are ${columns.length} columns`),
      splitPrices(cells, columns),
    )
  try {
    return { line, bytes, product: { ...parseBody(productInTable, read(cells)), scope } }
  } catch (error) {
    const errors = lineErrors(error).map(({ path, message }) => inColumn(path, message))
    const prices = cells.filter((_cell, index) => priceColumns.has(columns[index]!))
    return rejected({ line, errors }, prices.filter(isInMajorUnits))
  }
}

const priceColumns: ReadonlySet<string> = new Set(['price', 'compareAtPrice'])

/** Prices divided by unquoted decimal commas, in lines with a matching number of cells. */
function splitPrices(cells: readonly string[], columns: readonly string[]): string[] {
  const row = [...cells]
  const prices: string[] = []
  for (const [index, column] of columns.entries()) {
    const price = row.slice(index, index + 2).join(',')
    if (row.length <= columns.length || !priceColumns.has(column) || !decimalComma.test(price)) continue
    row.splice(index, 2, price)
    prices.push(price)
  }
  return row.slice(columns.length).every((cell) => cell.trim() === '') ? prices : []
}

const decimalComma = /^\s*\p{Sc}?\s*[\d.]+,\d{1,4}\D{0,4}$/u

function inColumn(path: string, message: string) {
  const column = columnOf(path)
  return { path: column, message: message.replace(path, () => column) }
}

function lineErrors(error: unknown) {
  if (!(error instanceof AppError) || !error.details.errors) throw error
  return error.details.errors.map(({ path, message }) => ({ path, message }))
}
