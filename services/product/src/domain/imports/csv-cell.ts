/**
 * Escapes a cell that a spreadsheet would run as a formula (OWASP, CSV injection) with an apostrophe, also before
 * full-width signs and other apostrophes, so that reading can undo it.
 */
export const escapeFormula = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** The text that such a cell was written for: the apostrophe goes where writing would have put it, and stays everywhere else. */
export const originalCell = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell

const formula = /^'*(?:[\t\r\n]|[\s\p{Default_Ignorable_Code_Point}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u
