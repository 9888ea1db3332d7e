import { uuidv7 } from '@ecommerce/shared/ids'
import type { Context } from '../../context'
import { ImportGroups, namesOf } from '../../domain/imports/import-groups'
import type { BadLine, ImportItem, ImportLine, ReadLine } from '../../domain/imports/import-line'
import { type ImportFigures, type ImportReport, ImportTally } from '../../domain/imports/import-report'
import type { RejectedLine } from '../../domain/imports/price-notation'
import { deleteImportNames, findImportNames, insertImportNames } from '../../store/products/import-names'
import { importBatch } from './import-batch'
import { assignSlugs } from './assign-slugs'
import { stageLines } from './stage-lines'

type Needs = Pick<Context, 'cache' | 'config' | 'db'>

export type ImportProducts = {
  /** The lines of the file, some at a time. */
  lines: AsyncIterable<readonly (ReadLine | RejectedLine)[]>
  /** Set when consecutive lines may belong to one product. */
  together: boolean
  /** Sets the stock of existing variants as well as of new ones. */
  setStock: boolean
  actor: string
  /** Receives the progress. */
  onProgress: (figures: ImportFigures) => void
}

const batch = { variants: 500, bytes: 2 * 1_048_576 }

/** Two, so that PostgreSQL works while the next statement is made. Batches that share a product run in sequence. */
const batchesAtOnce = 2

/**
 * Reads a file to its end, then writes it in batches, two at a time. Valid lines are kept despite errors in others;
 * incomplete files are not written.
 */
export async function importProducts(
  ctx: Needs,
  { lines, together, setStock, actor, onProgress }: ImportProducts,
): Promise<ImportReport> {
  const tally = new ImportTally()
  /** Running batches with the slugs of their products. */
  const writing = new Map<Promise<void>, ReadonlySet<string>>()
  const write = async (items: readonly ImportItem[]) => {
    if (items.length > 0) tally.add(await importBatch(ctx, items, { actor, setStock }))
    onProgress(tally.figures())
  }
  try {
    const groups = new ImportGroups({ together, ...batch, newId: uuidv7 })
    const staged = stageLines(ctx, lines, () => onProgress(tally.figures()))
    for await (const items of toBatches(ctx, assignSlugs(ctx, staged), groups, tally)) {
      const slugs = new Set(items.map(({ slug }) => slug))
      const isBusy = ({ slug }: ImportItem) => [...writing.values()].some((others) => others.has(slug))
      while (writing.size === batchesAtOnce || items.some(isBusy)) await Promise.race(writing.keys())
      const written = write(items).then(() => void writing.delete(written))
      // Failures are thrown at the next wait or at the end.
      written.catch(() => undefined)
      writing.set(written, slugs)
    }
  } finally {
    await Promise.allSettled(writing.keys())
  }
  await Promise.all(writing.keys())
  return tally.report()
}

async function* toBatches(
  { db }: Needs,
  lines: AsyncIterable<readonly (ImportLine | BadLine)[]>,
  groups: ImportGroups,
  tally: ImportTally,
): AsyncGenerator<ImportItem[]> {
  const importId = uuidv7()
  let chunks = 0
  try {
    for await (const some of lines) {
      if (chunks++ > 0) {
        await insertImportNames(db, importId, groups.used)
        groups.used = await findImportNames(db, importId, namesOf(some))
      }
      for (const line of some) {
        if ('errors' in line) {
          tally.reject(line)
          continue
        }
        if (groups.isFullBefore(line)) yield groups.take()
        const fault = groups.add(line)
        if (fault) tally.reject(fault)
      }
    }
    yield groups.take()
  } finally {
    if (chunks > 1) await deleteImportNames(db, importId)
  }
}
