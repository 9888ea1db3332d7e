import { build } from './build.mjs'
import { setup } from './setup.mjs'
import { writeGenerated } from './write-generated.mjs'

/** Writes Prometheus' rules and Grafana's dashboards; `--check` fails if one is stale. */
await setup()
await build()
const { generatedFiles } = await import('./dist/monitoring/generated-files.js')
await writeGenerated(generatedFiles(), 'npm run monitoring')
