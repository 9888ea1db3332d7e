import { AppError } from '@ecommerce/shared/errors'
import { parseJson } from '@ecommerce/shared/http/json-text'
import { parseBody } from '@ecommerce/shared/http/parse'
import { parse } from 'csv-parse/sync'
import { columnOf, faultsOfColumns, readerOf } from '../../domain/catalogue-csv'
import { badLine, type BadLine, type LineFault, type ReadLine } from '../../domain/import-line'
import { isInMajorUnits, type RefusedLine } from '../../domain/price-notation'
import { importedProduct, productInTable } from './requests'
import type { TextRecord } from './read-records'
import { wrongColumns } from '../../errors'

type Records = AsyncIterable<(TextRecord | BadLine)[]>
type Table = { columns: readonly string[] } & ReturnType<typeof readerOf>
type Lines = AsyncGenerator<(ReadLine | RefusedLine)[]>

export async function* readNdjson(records: Records): Lines {
  for await (const some of records) yield some.map((record) => ('text' in record ? readJsonLine(record) : record))
}

/** The first line names the columns; a wrong one refuses the file. */
export async function* readCsv(records: Records): Lines {
  let table: Table | undefined
  for await (const some of records) {
    const rest = table ? some : some.slice(1)
    table ??= some[0] && readColumns(some[0])
    if (table) yield readCsvLines(rest, table)
  }
}

function readJsonLine({ line, bytes, text }: TextRecord): ReadLine | RefusedLine {
  let given: unknown
  try {
    given = parseJson(Buffer.from(text), 'the line')
  } catch (error) {
    if (error instanceof AppError) return refused(badLine(line, '', error.message), [...text.matchAll(commaInPrice)])
    throw error
  }
  const read = readProduct(line, bytes, given)
  return 'errors' in read ? refused(read, pricesIn(given).filter(isInMajorUnits)) : read
}

/** A price with a decimal comma is not JSON. */
const commaInPrice = /"(?:amount|price|compareAtPrice)"\s*:\s*-?\d+,\d+\s*[,}]/g

/** Prices as they are written in a line of which nothing is known to be valid. */
const pricesIn = (given: unknown): unknown[] =>
  [given, ...(isObject(given) && Array.isArray(given.variants) ? (given.variants as unknown[]) : [])]
    .filter(isObject)
    .flatMap(({ price, compareAtPrice }) => [price, compareAtPrice])
    .map((price) => (isObject(price) ? price.amount : price))

const refused = (line: BadLine, inMajorUnits: readonly unknown[]): RefusedLine =>
  inMajorUnits.length > 0 ? { ...line, inMajorUnits: true } : line

/** A simple product has what is its variant's beside its own. */
function readProduct(line: number, bytes: number, given: unknown): ReadLine | BadLine {
  const isSimple = isObject(given) && !('variants' in given) && variantFields.some((name) => name in given)
  try {
    return { line, bytes, product: parseBody(importedProduct, isSimple ? withVariant(given) : given) }
  } catch (error) {
    const faults = faultsIn(error)
    return { line, errors: isSimple ? faults.map(besideProduct) : faults }
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

function besideProduct({ path, message }: LineFault): LineFault {
  const own = path.replace(/^variants\.0\./, '')
  return { path: own, message: message.replace(path, () => own) }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readColumns(record: TextRecord | BadLine): Table {
  const columns = 'text' in record ? cellsOf(record.text) : undefined
  if (!columns) throw wrongColumns([{ path: '', message: 'the first line is not CSV' }])
  const faults = faultsOfColumns(columns)
  if (faults.length > 0) throw wrongColumns(faults.slice(0, 100))
  return { columns, ...readerOf(columns) }
}

function readCsvLines(records: readonly (TextRecord | BadLine)[], table: Table) {
  const texts = records.filter((record) => 'text' in record)
  const rows = rowsOf(texts.map(({ text }) => text))
  const cells = new Map(texts.map((record, index) => [record, rows[index]]))
  return records.map((record) => ('text' in record ? readCsvLine(record, cells.get(record), table) : record))
}

function readCsvLine(
  { line, bytes }: TextRecord,
  cells: readonly string[] | undefined,
  { columns, read, scope }: Table,
): ReadLine | RefusedLine {
  if (!cells) return badLine(line, '', 'the line is not CSV: look at its quotes')
  if (cells.length !== columns.length)
    return refused(
      badLine(line, '', `the line has ${cells.length} cells, and there are ${columns.length} columns`),
      splitPrices(cells, columns),
    )
  try {
    return { line, bytes, product: { ...parseBody(productInTable, read(cells)), scope } }
  } catch (error) {
    const errors = faultsIn(error).map(({ path, message }) => inColumn(path, message))
    const prices = cells.filter((_cell, index) => priceColumns.has(columns[index]!))
    return refused({ line, errors }, prices.filter(isInMajorUnits))
  }
}

const priceColumns: ReadonlySet<string> = new Set(['price', 'compareAtPrice'])

/** Decimal commas without quotes make two cells of a price: those that leave the line as many cells as there are columns. */
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

function faultsIn(error: unknown) {
  if (!(error instanceof AppError) || !error.details.errors) throw error
  return error.details.errors.map(({ path, message }) => ({ path, message }))
}

/** All at once is six times as quick as one by one, which only a wrong one asks for. */
function rowsOf(texts: readonly string[]): (string[] | undefined)[] {
  const rows = parsed(texts.join('\n'))
  return rows?.length === texts.length ? rows : texts.map(cellsOf)
}

const cellsOf = (text: string): string[] | undefined => parsed(text)?.[0]

function parsed(text: string): string[][] | undefined {
  try {
    return parse(text, { record_delimiter: '\n', relax_column_count: true })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}
