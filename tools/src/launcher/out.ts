/** The terminal, as far as the launcher needs it (see `terminal.mjs`). */
export type Out = {
  print: (text: string) => void
  /** A line of progress, with the time since the start. */
  step: (text: string) => void
  warn: (text: string) => void
  bold: (text: string) => string
  elapsedMs: () => number
}
