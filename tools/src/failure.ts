/** A reason not to start that the person at the terminal can act on: the message is all they need to see. */
export class Failure extends Error {
  override readonly name = 'Failure'
}

/** Turns what the file system refuses into a sentence; anything else is passed on as it is. */
export function explainFileError(error: unknown, path: string): unknown {
  const code = codeOf(error)
  const why = code === undefined ? undefined : sentences[code]
  return why ? new Failure(why(path), { cause: error }) : error
}

/** For `catch`: says what failed, and why in the error's own words. */
export const explain =
  (what: string) =>
  (error: unknown): never => {
    throw error instanceof Failure ? error : new Failure(`${what}: ${reasonOf(error)}.`, { cause: error })
  }

/** The `code` of a system error, such as `ENOENT`. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

const noPermission = (path: string) =>
  `No permission to write ${path}: give it to the user who starts the platform, or choose another folder with DATA_DIR.`

const sentences: Record<string, (path: string) => string> = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
  ENOSPC: (path) => `The disk is full: ${path} could not be written.`,
  ENOTDIR: (path) => `${path} can't be made: a file is where a folder is needed; choose another folder with DATA_DIR.`,
  EEXIST: (path) => `${path} can't be made: a file is where a folder is needed; choose another folder with DATA_DIR.`,
}

/** A refused connection is an error of several, whose own message is empty. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}
