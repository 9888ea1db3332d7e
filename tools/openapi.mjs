import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from './build.mjs'
import { setup } from './setup.mjs'

/**
 * Writes what is made from the services' documents: the merged one, the client's types and the Postman collection. With
 * `--check` it writes nothing, and fails when one of them is not as it would write it.
 */
const isCheck = process.argv.includes('--check')
const root = fileURLToPath(new URL('..', import.meta.url))

await setup()
await build()
const { generatedFiles } = await import('./dist/openapi/generated-files.js')
for (const [path, text] of Object.entries(await generatedFiles())) {
  const kept = await readFile(join(root, path), 'utf8').catch(() => '')
  if (kept === text) {
    console.log(`${path} is up to date`)
  } else if (isCheck) {
    console.error(`${path} is stale: run npm run openapi`)
    process.exitCode = 1
  } else {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
    console.log(`Wrote ${path}`)
  }
}
