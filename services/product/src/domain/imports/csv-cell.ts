/**
 * A cell as a spreadsheet shows it and does not run it (OWASP, CSV injection): an apostrophe goes before what begins, behind white
 * space, like a formula, also in full-width signs. Apostrophes in front count as that beginning, so that reading can tell them apart.
 */
export const escapeFormula = (text: string): string => (formula.test(text) ? `'${text}` : text)

/** The text that such a cell was written for: the apostrophe goes where writing would have put it, and stays everywhere else. */
export const originalCell = (cell: string): string =>
  cell.startsWith("'") && formula.test(cell.slice(1)) ? cell.slice(1) : cell

const formula = /^'*(?:[\t\r\n]|[\s\p{Default_Ignorable_Code_Point}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u
