import type { Context } from '../../context'
import { catalogueTag, productTag, tagsOfMoves } from '../../domain/catalogue/cache-tags'
import { badLine, type ImportItem } from '../../domain/imports/import-line'
import { type BatchOutcome, joinOutcomes } from '../../domain/imports/import-report'
import { isTransient, isRowError } from '../../store/products/batch-errors'
import { type ImportWrite, writeItems } from './write-items'
import { enqueueStockEventsSql } from '../../jobs'
import { productsBusy } from '../../errors'

export type ImportedBy = { actor: string; setStock: boolean }

type Needs = Pick<Context, 'cache' | 'config' | 'db'>

/**
 * Writes a batch in one transaction. Conflicts are retried; other database errors halve the batch until the bad row
 * stands alone.
 */
export async function importBatch(ctx: Needs, items: readonly ImportItem[], by: ImportedBy): Promise<BatchOutcome> {
  try {
    const { outcome, ...written } = await writeAgain(ctx, items, by)
    await ctx.cache.invalidate(tagsOf(written))
    return outcome
  } catch (error) {
    if (!isRowError(error)) throw error
    const halves = halve(items)
    if (!halves) return reject(items)
    const [first, second] = halves
    return joinOutcomes(await importBatch(ctx, first, by), await importBatch(ctx, second, by))
  }
}

async function writeAgain(ctx: Needs, items: readonly ImportItem[], by: ImportedBy): Promise<ImportWrite> {
  const eventsSql = enqueueStockEventsSql(ctx.config.lowStockThreshold)
  for (let tries = 1; ; tries++) {
    try {
      return await ctx.db.transaction().execute((tx) => writeItems(tx, items, { ...by, eventsSql }))
    } catch (error) {
      if (!isTransient(error)) throw error
      if (tries === 5) throw productsBusy(error)
    }
  }
}

const tagsOf = ({ changedIds, moves }: Omit<ImportWrite, 'outcome'>): string[] => [
  ...(changedIds.length > 0 ? [catalogueTag] : []),
  ...new Set([...changedIds.map(productTag), ...tagsOfMoves(moves)]),
]

/** Divides between products, then between a product's lines; undefined for a single line. */
function halve(items: readonly ImportItem[]): [ImportItem[], ImportItem[]] | undefined {
  const [first, second] = items
  if (!first) return undefined
  if (second) {
    const middle = Math.ceil(items.length / 2)
    return [items.slice(0, middle), items.slice(middle)]
  }
  const lines = linesOf(first)
  const middle = lines[Math.ceil(lines.length / 2)]
  if (middle === undefined) return undefined
  return [
    [{ ...first, variants: first.variants.filter(({ line }) => line < middle) }],
    [{ ...first, variants: first.variants.filter(({ line }) => line >= middle) }],
  ]
}

const reject = (items: readonly ImportItem[]): BatchOutcome => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  bad: items.flatMap(linesOf).map((line) => badLine(line, '', 'the line holds something that cannot be stored')),
})

const linesOf = ({ variants }: ImportItem) => [...new Set(variants.map(({ line }) => line))]
