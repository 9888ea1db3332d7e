import { build } from './build.mjs'
import { setup } from './setup.mjs'
import { writeGenerated } from './write-generated.mjs'

/** Writes the merged document, client types and Postman collection; `--check` fails if one is stale. */
await setup()
await build()
const { generatedFiles } = await import('./dist/openapi/generated-files.js')
await writeGenerated(await generatedFiles(), 'npm run openapi')
