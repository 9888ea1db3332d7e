import { isUtf8 } from 'node:buffer'
import { setImmediate as nextTick } from 'node:timers/promises'
import { badLine, type BadLine } from '../../domain/imports/import-line'

/** Text of one line; `line` counts from 1. */
export type TextLine = { line: number; bytes: number; text: string }

type TextLines = AsyncGenerator<(TextLine | BadLine)[]>

/** Splits a body into lines as a stream; lines beyond the limit are errors. */
export async function* readTextLines(body: AsyncIterable<Buffer>, lineBytes: number): TextLines {
  const splitter = new LineSplitter(lineBytes)
  for await (const chunk of body)
    for (const lines of splitter.push(chunk)) {
      yield lines
      if (lines.length >= linesAtOnce) await nextTick()
    }
  yield splitter.complete()
}

/** Lines read before other requests may run. */
const linesAtOnce = 200
const maxPieces = 1_000

class LineSplitter {
  private held: Buffer[] = []
  private bytes = 0
  private line = 1

  constructor(private readonly lineBytes: number) {}

  *push(chunk: Buffer): Generator<(TextLine | BadLine)[]> {
    let lines: (TextLine | BadLine)[] = []
    let from = 0
    for (let at = chunk.indexOf('\n'); at !== -1; at = chunk.indexOf('\n', from)) {
      this.append(chunk.subarray(from, at))
      lines.push(...this.complete())
      from = at + 1
      if (lines.length >= linesAtOnce) {
        yield lines
        lines = []
      }
    }
    this.append(chunk.subarray(from))
    yield lines
  }

  complete(): (TextLine | BadLine)[] {
    const { held, bytes, line } = this
    this.line += 1
    this.held = []
    this.bytes = 0
    if (bytes > this.lineBytes) return [badLine(line, '', 'the line is longer than 1 MB')]
    return toText(held.length === 1 ? held[0]! : Buffer.concat(held), line)
  }

  /** A line that is too long is let go. */
  private append(piece: Buffer): void {
    this.bytes += piece.length
    if (this.bytes > this.lineBytes) this.held = []
    else this.held.push(piece)
    // Joins small pieces, since a body may arrive byte by byte.
    if (this.held.length >= maxPieces) this.held = [Buffer.concat(this.held)]
  }
}

/** Empty lines are passed over. */
function toText(raw: Buffer, line: number): (TextLine | BadLine)[] {
  const start = line === 1 && raw.subarray(0, 3).equals(byteOrderMark) ? 3 : 0
  const bytes = raw.subarray(start, raw.at(-1) === carriageReturn ? -1 : raw.length)
  const fault = findUnstorable(bytes)
  if (bytes.length === 0) return []
  if (fault !== undefined) return [badLine(line, '', fault)]
  return [{ line, bytes: bytes.length, text: bytes.toString('utf8') }]
}

/** PostgreSQL can't store U+0000. */
export function findUnstorable(bytes: Buffer): string | undefined {
  if (!isUtf8(bytes)) return 'the line is not UTF-8'
  return bytes.includes(0) ? 'the line holds the character U+0000' : undefined
}

const carriageReturn = 0x0d
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
