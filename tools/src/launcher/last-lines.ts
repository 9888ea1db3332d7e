import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** The last lines of a file, indented; of a long one only the end is read. */
export function lastLines(path: string, count: number): string {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const buffer = Buffer.alloc(Math.min(size, 16_384))
    readSync(file, buffer, 0, buffer.length, size - buffer.length)
    return buffer
      .toString()
      .trimEnd()
      .split('\n')
      .slice(-count)
      .map((line) => `  ${line}`)
      .join('\n')
  } finally {
    closeSync(file)
  }
}
