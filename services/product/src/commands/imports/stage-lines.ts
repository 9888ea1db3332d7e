import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import type { BadLine, ReadLine } from '../../domain/imports/import-line'
import { type RejectedLine, rejectPrices } from '../../domain/imports/price-notation'
import { deleteChunks, insertChunk, claimChunk } from '../../store/products/import-chunks'

type Lines = readonly (ReadLine | RejectedLine)[]
type Needs = Pick<Context, 'db'>

const chunkChars = 1_048_576

/**
 * Stages a file until its end, since its last line may show that prices are in major units. Memory holds one chunk,
 * the database the rest.
 */
export async function* stageLines(
  { db }: Needs,
  lines: AsyncIterable<Lines>,
  onProgress: () => void,
): AsyncGenerator<(ReadLine | BadLine)[]> {
  const importId = uuidv7()
  let firstInMajorUnits: number | undefined
  let chunks = 0
  let chars = 0
  let texts: string[] = []
  const flush = async () => {
    await insertChunk(db, { importId, number: chunks++, lines: `[${texts.join(',')}]` })
    chars = 0
    texts = []
    onProgress()
  }
  try {
    for await (const some of lines)
      for (const line of some) {
        if ('inMajorUnits' in line) firstInMajorUnits ??= line.line
        const text = JSON.stringify('errors' in line ? { line: line.line, errors: line.errors } : line)
        if (chars > 0 && chars + text.length > chunkChars) await flush()
        chars += text.length
        texts.push(text)
      }
    const checked = (chunk: string) => {
      const read = JSON.parse(chunk) as (ReadLine | BadLine)[]
      const first = firstInMajorUnits
      return first === undefined ? read : read.map((line) => ('errors' in line ? line : rejectPrices(line, first)))
    }
    const last = `[${texts.join(',')}]`
    texts = []
    for (let number = 0; number < chunks; number++) {
      const chunk = await claimChunk(db, importId, number)
      if (chunk === undefined) throw new Error('A chunk of an import is not there any more')
      yield checked(chunk)
    }
    yield checked(last)
  } finally {
    if (chunks > 0) await deleteChunks(db, importId)
  }
}
