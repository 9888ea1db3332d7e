import { build } from '../tools/build.mjs'
import { setup } from '../tools/setup.mjs'
import { createTerminal } from '../tools/terminal.mjs'

const terminal = createTerminal()
const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort())

try {
  await setup({ say: terminal.step, signal: stop.signal })
  await build({ all: true, say: terminal.step })
  stop.signal.throwIfAborted()
  const { main } = await import('./dist/main.js')
  await main({ args: process.argv.slice(2), out: terminal, signal: stop.signal })
} catch (error) {
  if (stop.signal.aborted) terminal.step('Interrupted, nothing is left running')
  else {
    terminal.fail(error.name === 'Failure' ? error.message : error.stack)
    process.exitCode = 1
  }
}
process.exit()
