import { putClusterSecrets } from './dist/provision/cluster-secrets.js'
import { fillShop } from './dist/provision/fill.js'
import { putSecrets } from './dist/provision/secrets.js'

/**
 * What a shop of containers needs before it opens: `secrets` makes them for compose, `cluster-secrets` for a development cluster, and
 * `fill` puts in an admin and a catalogue.
 */
const root = '/secrets'
const tasks = { secrets: putSecrets, 'cluster-secrets': putClusterSecrets, fill: fillShop }

try {
  const task = tasks[process.argv[2]]
  if (!task) throw new Error(`The task is ${Object.keys(tasks).join(', ')}, not ${process.argv[2]}`)
  await task(root, process.env)
  console.log(`${process.argv[2]}: done`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
