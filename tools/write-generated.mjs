import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Writes generated files; with `--check` fails if one differs from `command`'s output. */
export async function writeGenerated(files, command) {
  for (const [path, text] of Object.entries(files)) {
    const kept = await readFile(join(root, path), 'utf8').catch(() => '')
    if (kept === text) {
      console.log(`${path} is up to date`)
    } else if (process.argv.includes('--check')) {
      console.error(`${path} is stale: run ${command}`)
      process.exitCode = 1
    } else {
      await mkdir(dirname(join(root, path)), { recursive: true })
      await writeFile(join(root, path), text)
      console.log(`Wrote ${path}`)
    }
  }
}
