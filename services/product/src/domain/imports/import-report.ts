import type { BadLine } from './import-line'

export type ImportFigures = { lines: number; created: number; updated: number; unchanged: number; failed: number }

/** `errors` names each bad line with all that is wrong with it. */
export type ImportReport = ImportFigures & { errors: BadLine[] }

/** Outcome of a batch's lines. */
export type BatchOutcome = { created: number; updated: number; unchanged: number; bad: readonly BadLine[] }

/** JSON size of about 50,000 errors; further ones are only counted. */
const maxErrorBytes = 8_000_000

/** Sums the outcomes of a file's lines. */
export class ImportTally {
  private readonly sums: ImportFigures = { lines: 0, created: 0, updated: 0, unchanged: 0, failed: 0 }
  private readonly errors: BadLine[] = []
  private errorBytes = 0

  add({ created, updated, unchanged, bad }: BatchOutcome): void {
    this.sums.lines += created + updated + unchanged + bad.length
    this.sums.created += created
    this.sums.updated += updated
    this.sums.unchanged += unchanged
    this.sums.failed += bad.length
    for (const line of bad) this.keep(line)
  }

  reject(line: BadLine): void {
    this.add({ created: 0, updated: 0, unchanged: 0, bad: [line] })
  }

  figures(): ImportFigures {
    return { ...this.sums }
  }

  report(): ImportReport {
    return { ...this.sums, errors: this.errors.toSorted((one, other) => one.line - other.line) }
  }

  private keep(line: BadLine): void {
    if (this.errorBytes >= maxErrorBytes) return
    this.errorBytes += JSON.stringify(line).length
    this.errors.push(line)
  }
}

export const joinOutcomes = (one: BatchOutcome, other: BatchOutcome): BatchOutcome => ({
  created: one.created + other.created,
  updated: one.updated + other.updated,
  unchanged: one.unchanged + other.unchanged,
  bad: [...one.bad, ...other.bad],
})
