/** Escapes cells that spreadsheets would run as formulas (OWASP, CSV injection) by an apostrophe, reversibly. */
export const escapeFormula = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** Original text of an escaped cell; other apostrophes stay. */
export const originalCell = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell

const formula = /^'*(?:[\t\r\n]|[\s\p{Default_Ignorable_Code_Point}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u
