import { build } from './build.mjs'
import { setup } from './setup.mjs'
import { writeGenerated } from './write-generated.mjs'

/**
 * Writes what is made from the services' documents: the merged one, the client's types and the Postman collection. With
 * `--check` it writes nothing, and fails when one of them is not as it would write it.
 */
await setup()
await build()
const { generatedFiles } = await import('./dist/openapi/generated-files.js')
await writeGenerated(await generatedFiles(), 'npm run openapi')
