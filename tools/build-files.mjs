import { mkdir, readdir, readFile, rename, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'

/** Paths below a folder, with the time of their last change in milliseconds; none when the folder is not there. */
export async function filesOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const changes = await Promise.all(files.map(async (path) => Math.round((await stat(path)).mtimeMs)))
  return new Map(files.map((path, index) => [relative(folder, path), changes[index]]))
}

export const readIfThere = (path) =>
  readFile(path, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })

/** The text is there with its time or not at all, so that a half-written file is never taken for current. */
export async function put(path, text, mtime = new Date()) {
  const draft = `${path}.${process.pid}.draft`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(draft, text)
  await utimes(draft, mtime, mtime)
  await rename(draft, path)
}
