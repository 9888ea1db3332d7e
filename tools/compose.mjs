import { fillShop } from './dist/compose/fill.js'
import { putSecrets } from './dist/compose/secrets.js'

/** What the containers of docker-compose.yml need before they start: `secrets` makes them, `fill` puts in an admin and a catalogue. */
const root = '/secrets'
const tasks = { secrets: putSecrets, fill: fillShop }

try {
  const task = tasks[process.argv[2]]
  if (!task) throw new Error(`The task is ${Object.keys(tasks).join(' or ')}, not ${process.argv[2]}`)
  await task(root, process.env)
  console.log(`${process.argv[2]}: done`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
