import { putCloudSecrets } from './dist/provision/cloud-secrets.js'
import { putClusterSecrets } from './dist/provision/cluster-secrets.js'
import { fillShop } from './dist/provision/fill.js'
import { rotateSigningKey } from './dist/provision/rotate-signing-key.js'
import { putSecrets } from './dist/provision/secrets.js'

/**
 * Provisioning tasks: `secrets` for Compose (`signing-key` adds one), `cluster-secrets` for development,
 * `cloud-secrets` for clouds, `fill` for admin and catalogue. Folder: /secrets by default.
 */
const tasks = {
  secrets: putSecrets,
  'signing-key': rotateSigningKey,
  'cluster-secrets': putClusterSecrets,
  'cloud-secrets': putCloudSecrets,
  fill: fillShop,
}

const [name, root = '/secrets'] = process.argv.slice(2)
try {
  const task = tasks[name]
  if (!task) throw new Error(`The task is ${Object.keys(tasks).join(', ')}, not ${name}`)
  await task(root, process.env)
  console.log(`${name}: done`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
