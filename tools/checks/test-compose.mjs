import { spawnSync } from 'node:child_process'
import { build } from '../build.mjs'
import { setup } from '../setup.mjs'

/** Tests docker-compose.yml for real: the README's purchase, containers, three replicas, a rolling restart. */
if (spawnSync('docker', ['info'], { stdio: 'ignore' }).status !== 0) {
  console.error('This needs a container engine with Compose v2 that runs: see that `docker info` answers.')
  process.exit(1)
}
await setup()
await build({ all: true })
const { status } = spawnSync('npx', ['jest', '--config', 'tests/compose/jest.config.mjs', ...process.argv.slice(2)], {
  stdio: 'inherit',
})
process.exitCode = status ?? 1
