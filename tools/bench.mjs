import { build } from './build.mjs'
import { setup } from './setup.mjs'
import { createTerminal } from './terminal.mjs'

const terminal = createTerminal()
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort())

try {
  await setup({ say: terminal.step, signal: stop.signal })
  await build({ say: terminal.step })
  stop.signal.throwIfAborted()
  const { bench } = await import('./dist/bench.js')
  await bench({ args: process.argv.slice(2), out: terminal, signal: stop.signal })
} catch (error) {
  if (stop.signal.aborted) terminal.step('Broken off, nothing is left running')
  else {
    terminal.fail(error.name === 'Failure' ? error.message : error.stack)
    process.exitCode = 1
  }
}
process.exit()
