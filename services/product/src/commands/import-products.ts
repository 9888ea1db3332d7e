import type { Context } from '../context'
import { ImportGroups } from '../domain/import-groups'
import type { BadLine, ImportItem, ImportLine } from '../domain/import-line'
import { addToReport, type ImportReport, newReport } from '../domain/import-report'
import { importBatch } from './import-batch'

type Needs = Pick<Context, 'db' | 'cache' | 'config'>

export type ImportProducts = {
  /** The lines of the file, some at a time. */
  lines: AsyncIterable<readonly (ImportLine | BadLine)[]>
  /** Whether lines that follow each other may be of one product. */
  together: boolean
  actor: string
  /** Is shown the report as it grows. */
  onProgress: (report: ImportReport) => void
}

const batch = { variants: 500, bytes: 2 * 1_048_576 }

/**
 * Writes a file of products batch by batch; while one is written the next is read, and no more. Good lines are kept whatever
 * becomes of the others. When the file breaks off, what was read as a whole batch stays.
 */
export async function importProducts(ctx: Needs, { lines, together, actor, onProgress }: ImportProducts) {
  const report = newReport()
  let writing = Promise.resolve()
  const write = async (items: readonly ImportItem[]) => {
    if (items.length > 0) addToReport(report, await importBatch(ctx, items, actor))
    onProgress(report)
  }
  try {
    for await (const items of toBatches(lines, new ImportGroups({ together, ...batch }), report)) {
      await writing
      writing = write(items)
      // Its failure is thrown where it is awaited, when the next batch is there or the file has ended.
      writing.catch(() => undefined)
    }
  } finally {
    await writing
  }
  report.errors.sort((one, other) => one.line - other.line)
  return report
}

async function* toBatches(
  lines: ImportProducts['lines'],
  groups: ImportGroups,
  report: ImportReport,
): AsyncGenerator<ImportItem[]> {
  const refuse = (bad: BadLine) => addToReport(report, { created: 0, updated: 0, unchanged: 0, bad: [bad] })
  for await (const some of lines)
    for (const line of some) {
      if ('errors' in line) {
        refuse(line)
        continue
      }
      if (groups.isFullBefore(line)) yield groups.take()
      const fault = groups.add(line)
      if (fault) refuse(fault)
    }
  yield groups.take()
}
