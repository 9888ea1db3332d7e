/** A reason not to start that the person at the terminal can act on: the message is all they need to see. */
class Failure extends Error {
  /** @override @readonly */
  name = 'Failure'
}

/**
 * Turns what the file system refuses into a sentence; anything else is passed on as it is.
 *
 * @param {unknown} error
 * @param {string} path
 * @returns {unknown}
 */
function explainFileError(error, path) {
  const why = sentences[codeOf(error) ?? '']
  return why ? new Failure(why(path), { cause: error }) : error
}

/**
 * For `catch`: says what failed, and why in the error's own words.
 *
 * @param {string} what
 * @returns {(error: unknown) => never}
 */
const explain = (what) => (error) => {
  throw error instanceof Failure ? error : new Failure(`${what}: ${reasonOf(error)}.`, { cause: error })
}

/**
 * The `code` of a system error, such as `ENOENT`.
 *
 * @param {unknown} error
 * @returns {string | undefined}
 */
const codeOf = (error) =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined

/** @param {string} path */
const noPermission = (path) =>
  `No permission to write ${path}: give it to the user who starts the platform, or choose another folder with DATA_DIR.`

/** @param {string} path */
const noFolder = (path) =>
  `${path} can't be made: a file is where a folder is needed; choose another folder with DATA_DIR.`

/** @type {Record<string, (path: string) => string>} */
const sentences = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: noPermission,
  ENOSPC: (path) => `The disk is full: ${path} could not be written.`,
  ENOTDIR: noFolder,
  EEXIST: noFolder,
}

/**
 * A refused connection is an error of several, whose own message is empty.
 *
 * @param {unknown} error
 */
function reasonOf(error) {
  /** @type {unknown} */
  const first = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}

module.exports = { Failure, codeOf, explain, explainFileError }
