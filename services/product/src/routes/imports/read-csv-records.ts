import { parse } from 'csv-parse'
import { CsvError, parse as parseAtOnce } from 'csv-parse/sync'
import { setImmediate as nextTick } from 'node:timers/promises'
import { badLine, type BadLine } from '../../domain/imports/import-line'
import { findUnstorable } from './read-text-lines'

/** Cells of a record of one or more lines; `line` is its first, from 1. */
export type CsvRecord = { line: number; bytes: number; cells: string[] }

/**
 * Parses CSV (RFC 4180) as a stream with one incomplete record in memory. After an oversized record parsing resumes
 * at the next line.
 */
export async function* readCsvRecords(
  body: AsyncIterable<Buffer>,
  recordBytes: number,
): AsyncGenerator<(CsvRecord | BadLine)[]> {
  let parser: ReturnType<typeof openParser> | undefined = openParser()
  /** First line of the incomplete record, and its bytes in the parser. */
  let [line, pending] = [1, 0]
  let lineFeedsBefore = 0

  const feed = (piece: Buffer) => {
    const records: (CsvRecord | BadLine)[] = []
    pending += piece.length
    parser?.write(piece)
    for (let parsed = parser?.read() as Parsed | null; parsed; parsed = parser?.read() as Parsed | null) {
      records.push(...toRecord(parsed, line, recordBytes))
      // The parser leaves the line feed behind a carriage return out.
      const raw = parsed.raw.endsWith('\r') ? `${parsed.raw}\n` : parsed.raw
      pending -= raw.length
      line += countLineFeeds(raw)
    }
    return records
  }

  for await (const piece of inPieces(body)) {
    let tooLongFrom = 0
    if (parser) {
      tooLongFrom = recordBytes - pending
      const records = feed(piece)
      yield records
      if (records.length > 0) await nextTick()
      if (pending > recordBytes) parser = undefined
    }
    const end = parser ? -1 : piece.indexOf('\n', tooLongFrom)
    if (end !== -1) {
      yield [badLine(line, '', tooLong)]
      parser = openParser()
      line = 1 + lineFeedsBefore + countLineFeeds(piece.subarray(0, end + 1))
      pending = 0
      yield feed(piece.subarray(end + 1))
    }
    lineFeedsBefore += countLineFeeds(piece)
  }
  if (!parser) {
    yield [badLine(line, '', tooLong)]
    return
  }
  yield feed(terminator)
  if (pending > terminator.length) yield [badLine(line, '', wrongQuotes)]
}

/** Completes the last record despite the parser's look-ahead, also with an open quote. */
const terminator = Buffer.from('\n'.repeat(4))

const tooLong = 'the line is longer than 1 MB, or a quote is not closed'
const wrongQuotes = 'the line is not CSV: look at its quotes'

/** Small, so that other requests run between two pieces. */
const pieceBytes = 16_384

async function* inPieces(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of body)
    for (let at = 0; at < chunk.length; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes)
}

/** `raw` and cells are bytes as characters, so that invalid UTF-8 remains detectable. */
type Parsed = { record: string[]; raw: string }

/** Continues after misplaced quotes, which stay in the cell. */
const openParser = () =>
  parse({ ...format, encoding: 'latin1', record_delimiter: ['\r\n', '\n'], raw: true, relax_quotes: true })

/** Numbers of cells are validated by the column reader. */
const format = { relax_column_count: true }

/** Empty lines are passed over. */
function toRecord({ record, raw }: Parsed, line: number, recordBytes: number): (CsvRecord | BadLine)[] {
  const text = (line === 1 ? raw.replace(/^\xef\xbb\xbf/, '') : raw).replace(/\r?\n?$/, '')
  const bytes = text.length
  if (bytes === 0) return []
  if (bytes > recordBytes) return [badLine(line, '', tooLong)]
  const isAscii = /^[\x01-\x7f]*$/.test(text)
  const fault = isAscii ? undefined : findUnstorable(Buffer.from(text, 'latin1'))
  if (fault !== undefined) return [badLine(line, '', fault)]
  // Detects misplaced quotes, byte order marks and carriage returns that the parser takes for text.
  const isSure = raw.length - bytes <= 2 && !record.at(-1)?.endsWith('\r') && !record.some((cell) => cell.includes('"'))
  const cells = isSure ? (isAscii ? record : record.map(toUtf8)) : cellsOf(text)
  return [cells ? { line, bytes, cells } : badLine(line, '', wrongQuotes)]
}

const toUtf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8')

function cellsOf(latin1: string): string[] | undefined {
  try {
    return parseAtOnce(Buffer.from(latin1, 'latin1'), { ...format, record_delimiter: '\n' })[0]
  } catch (error) {
    if (error instanceof CsvError) return undefined
    throw error
  }
}

function countLineFeeds(text: string | Buffer): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1
  return count
}
