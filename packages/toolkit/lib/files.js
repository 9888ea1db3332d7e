const { randomUUID } = require('node:crypto')
const { link, mkdir, open, readFile, readdir, rename, rm, stat } = require('node:fs/promises')
const { dirname, join } = require('node:path')
const { codeOf } = require('./failure')

/**
 * `owner` is the user it is for, when that is another one; `flush` has it on the disk before it appears.
 *
 * @typedef {{ mode?: number, owner?: { uid: number, gid: number } | undefined, mtime?: Date, flush?: boolean }} FileOptions
 */

/**
 * Writes a file atomically, also with concurrent writers; creates its folder.
 *
 * @param {string} path
 * @param {string} text
 * @param {FileOptions} [options]
 * @returns {Promise<void>}
 */
const writeWhole = (path, text, options) => withDraft(path, text, options, (draft) => rename(draft, path))

/**
 * Reads a file, which is created first if missing: atomically, and once for concurrent calls.
 *
 * @param {string} path
 * @param {() => string | Promise<string>} make
 * @returns {Promise<string>}
 */
async function keepOnce(path, make) {
  const found = await readIfThere(path)
  if (found !== undefined) return found
  await withDraft(path, await make(), { mode: 0o600, flush: true }, (draft) => link(draft, path)).catch((error) => {
    if (codeOf(error) !== 'EEXIST') throw error
  })
  return readFile(path, 'utf8')
}

/**
 * The text of a file; undefined when there is none.
 *
 * @param {string} path
 * @returns {Promise<string | undefined>}
 */
const readIfThere = (path) =>
  readFile(path, 'utf8').catch((error) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })

/**
 * Whether a file is not (yet) what it will be: a writer is at it, or was killed.
 *
 * @param {string} name
 */
const isDraft = (name) => name.endsWith('.draft')

/**
 * Removes what killed writers left in a folder. A live one takes less than a minute.
 *
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function removeOldDrafts(folder) {
  const drafts = (await readdir(folder)).filter(isDraft).map((name) => join(folder, name))
  await Promise.all(
    drafts.map(async (path) => {
      const changedAt = await stat(path).then(({ mtimeMs }) => mtimeMs, () => Date.now()) // prettier-ignore
      if (Date.now() - changedAt > 60_000) await rm(path, { force: true })
    }),
  )
}

/**
 * Puts the text into a file beside its place, under a name that no other writer has, and hands that to `place`.
 *
 * @param {string} path
 * @param {string} text
 * @param {FileOptions | undefined} options
 * @param {(draft: string) => Promise<void>} place
 */
async function withDraft(path, text, { mode = 0o666, owner, mtime, flush = false } = {}, place) {
  const draft = `${path}.${randomUUID()}.draft`
  await mkdir(dirname(path), { recursive: true })
  try {
    const file = await open(draft, 'wx', mode)
    try {
      await file.writeFile(text)
      if (owner) await file.chown(owner.uid, owner.gid)
      if (mtime) await file.utimes(mtime, mtime)
      if (flush) await file.sync()
    } finally {
      await file.close()
    }
    await place(draft)
  } finally {
    await rm(draft, { force: true })
  }
}

module.exports = { isDraft, keepOnce, readIfThere, removeOldDrafts, writeWhole }
