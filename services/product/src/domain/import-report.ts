import type { BadLine } from './import-line'

export type ImportFigures = { lines: number; created: number; updated: number; unchanged: number; failed: number }

/** `errors` names the first thousand bad lines; `failed` counts them all. */
export type ImportReport = ImportFigures & { errors: BadLine[] }

/** What came to be of the lines of a batch. */
export type BatchOutcome = { created: number; updated: number; unchanged: number; bad: readonly BadLine[] }

export const newReport = (): ImportReport => ({
  lines: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  errors: [],
})

export function addToReport(report: ImportReport, { created, updated, unchanged, bad }: BatchOutcome): void {
  report.lines += created + updated + unchanged + bad.length
  report.created += created
  report.updated += updated
  report.unchanged += unchanged
  report.failed += bad.length
  report.errors.push(...bad.slice(0, Math.max(0, mostErrors - report.errors.length)))
}

const mostErrors = 1_000

export const joinOutcomes = (one: BatchOutcome, other: BatchOutcome): BatchOutcome => ({
  created: one.created + other.created,
  updated: one.updated + other.updated,
  unchanged: one.unchanged + other.unchanged,
  bad: [...one.bad, ...other.bad],
})
