import { isUtf8 } from 'node:buffer'
import { setImmediate as nextTick } from 'node:timers/promises'
import { badLine, type BadLine } from '../../domain/import-line'
import { fileTooLarge } from '../../errors'

/** The text of one line, or of one CSV record, which may be several lines; `line` is where it begins, from 1. */
export type TextRecord = { line: number; bytes: number; text: string }

export type Split = {
  /** Whether line ends inside double quotes belong to the record (RFC 4180). */
  quotes: boolean
  /** Longer records are bad lines, and a longer file is 413. */
  recordBytes: number
  fileBytes: number
}

/** Cuts a body into records as it arrives, and keeps no more of it than the record that is not complete. */
export async function* readRecords(
  body: AsyncIterable<Buffer>,
  split: Split,
): AsyncGenerator<(TextRecord | BadLine)[]> {
  const splitter = new RecordSplitter(split)
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.length
    if (bytes > split.fileBytes) throw fileTooLarge()
    for (const records of splitter.push(chunk)) {
      yield records
      if (records.length >= mostTogether) await nextTick()
    }
  }
  yield splitter.end()
}

/** Records that are read in one go, before other requests have their turn. */
const mostTogether = 200
const mostPieces = 1_000

class RecordSplitter {
  private held: Buffer[] = []
  private bytes = 0
  private line = 1
  /** Line ends inside the record so far. */
  private inner = 0
  private place: 'field-start' | 'plain' | 'quoted' | 'quote-closed' = 'field-start'

  constructor(private readonly split: Split) {}

  *push(chunk: Buffer): Generator<(TextRecord | BadLine)[]> {
    let records: (TextRecord | BadLine)[] = []
    let from = 0
    for (let at = this.endAfter(chunk, 0); at !== -1; at = this.endAfter(chunk, from)) {
      this.hold(chunk.subarray(from, at))
      records.push(...this.complete())
      from = at + 1
      if (records.length >= mostTogether) {
        yield records
        records = []
      }
    }
    this.hold(chunk.subarray(from))
    yield records
  }

  end(): (TextRecord | BadLine)[] {
    return this.complete()
  }

  /** The next line feed that ends a record. */
  private endAfter(chunk: Buffer, from: number): number {
    if (!this.split.quotes) return chunk.indexOf(lineFeed, from)
    for (let at = from; at < chunk.length; at++) {
      const byte = chunk[at]
      if (byte === quote) this.place = afterQuote[this.place]
      else if (this.place === 'quoted') this.inner += byte === lineFeed ? 1 : 0
      else if (byte === lineFeed) return at
      else this.place = byte === comma ? 'field-start' : 'plain'
    }
    return -1
  }

  /** What is too long is let go, and a quote that nobody has closed with it. */
  private hold(piece: Buffer): void {
    this.bytes += piece.length
    if (this.bytes <= this.split.recordBytes) {
      this.held.push(piece)
      // A body may come byte by byte, and each piece costs as much as a long one.
      if (this.held.length >= mostPieces) this.held = [Buffer.concat(this.held)]
    } else {
      this.held = []
      this.place = 'plain'
    }
  }

  private complete(): (TextRecord | BadLine)[] {
    const { held, bytes, line } = this
    this.line += this.inner + 1
    this.held = []
    this.bytes = this.inner = 0
    this.place = 'field-start'
    if (bytes > this.split.recordBytes)
      return [badLine(line, '', 'the line is longer than 1 MB, or a quote is not closed')]
    return toText(held.length === 1 ? held[0]! : Buffer.concat(held), line)
  }
}

/** Empty lines are passed over. PostgreSQL can't store U+0000. */
function toText(raw: Buffer, line: number): (TextRecord | BadLine)[] {
  const start = line === 1 && raw.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
  const bytes = raw.subarray(start, raw.at(-1) === carriageReturn ? -1 : raw.length)
  if (bytes.length === 0) return []
  if (!isUtf8(bytes)) return [badLine(line, '', 'the line is not UTF-8')]
  if (bytes.includes(0)) return [badLine(line, '', 'the line holds the character U+0000')]
  return [{ line, bytes: bytes.length, text: bytes.toString('utf8') }]
}

const afterQuote = {
  'field-start': 'quoted',
  plain: 'plain',
  quoted: 'quote-closed',
  'quote-closed': 'quoted',
} as const

const [lineFeed, carriageReturn, quote, comma] = [0x0a, 0x0d, 0x22, 0x2c]
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
