import { access, link, readFile, rm, writeFile } from 'node:fs/promises'
import { codeOf } from './failure'

/** Reads the file, which is written first when it is not there: whole, and only once, whoever else tries the same. */
export async function keepOnce(path: string, make: () => string | Promise<string>): Promise<string> {
  if (
    !(await access(path).then(
      () => true,
      () => false,
    ))
  ) {
    const draft = `${path}.${process.pid}.draft`
    await writeFile(draft, await make(), { mode: 0o600 })
    await link(draft, path).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
    await rm(draft, { force: true })
  }
  return readFile(path, 'utf8')
}
