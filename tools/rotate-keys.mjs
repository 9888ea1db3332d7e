import { build } from './build.mjs'
import { setup } from './setup.mjs'

try {
  await setup()
  await build()
  const { rotateKeys } = await import('./dist/rotate-keys.js')
  await rotateKeys({ env: process.env, args: process.argv.slice(2), say: (line) => console.log(line) })
} catch (error) {
  console.error(error.name === 'Failure' ? error.message : error.stack)
  process.exitCode = 1
}
