import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../context'
import { ImportGroups } from '../domain/import-groups'
import type { BadLine, ImportItem, ImportLine, ReadLine } from '../domain/import-line'
import { type ImportFigures, type ImportReport, ImportTally } from '../domain/import-report'
import { importBatch } from './import-batch'
import { nameLines } from './name-lines'

type Needs = Pick<Context, 'db' | 'cache' | 'config'>

export type ImportProducts = {
  /** The lines of the file, some at a time. */
  lines: AsyncIterable<readonly (ReadLine | BadLine)[]>
  /** Whether lines that follow each other may be of one product. */
  together: boolean
  actor: string
  /** Is told how far it has come. */
  onProgress: (figures: ImportFigures) => void
}

const batch = { variants: 500, bytes: 2 * 1_048_576 }

/** PostgreSQL would wait for a single one while its next statement is made. No two batches have a product in common. */
const batchesAtOnce = 2

/**
 * Writes a file of products batch by batch; while two are written the next is read, and no more. Good lines are kept whatever
 * becomes of the others. When the file breaks off, what was read as a whole batch stays.
 */
export async function importProducts(
  ctx: Needs,
  { lines, together, actor, onProgress }: ImportProducts,
): Promise<ImportReport> {
  const tally = new ImportTally()
  const writing = new Set<Promise<void>>()
  const write = async (items: readonly ImportItem[]) => {
    if (items.length > 0) tally.add(await importBatch(ctx, items, actor))
    onProgress(tally.figures())
  }
  try {
    const groups = new ImportGroups({ together, ...batch, newId: uuidv7 })
    for await (const items of toBatches(nameLines(ctx, lines), groups, tally)) {
      if (writing.size === batchesAtOnce) await Promise.race(writing)
      const written = write(items).then(() => void writing.delete(written))
      // One that fails stays among them, and is thrown where the next waits for a place, or at the end.
      written.catch(() => undefined)
      writing.add(written)
    }
  } finally {
    await Promise.allSettled(writing)
  }
  await Promise.all(writing)
  return tally.report()
}

async function* toBatches(
  lines: AsyncIterable<readonly (ImportLine | BadLine)[]>,
  groups: ImportGroups,
  tally: ImportTally,
): AsyncGenerator<ImportItem[]> {
  for await (const some of lines)
    for (const line of some) {
      if ('errors' in line) {
        tally.refuse(line)
        continue
      }
      if (groups.isFullBefore(line)) yield groups.take()
      const fault = groups.add(line)
      if (fault) tally.refuse(fault)
    }
  yield groups.take()
}
