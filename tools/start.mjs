import { build } from './build.mjs'
import { setup } from './setup.mjs'
import { createTerminal } from './terminal.mjs'

const terminal = createTerminal()
const stop = new AbortController()
const hurry = new AbortController()
let askedAt = 0

// npm forwards Ctrl-C, which has been received already: only a later one counts as second.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (askedAt && Date.now() - askedAt > 700) hurry.abort()
    askedAt ||= Date.now()
    stop.abort()
  })
}

try {
  await setup({ say: terminal.step, signal: stop.signal })
  await build({ say: terminal.step })
  stop.signal.throwIfAborted()
  const { launch } = await import('./dist/launcher.js')
  const platform = await launch({ env: process.env, out: terminal, signal: stop.signal, hurry: hurry.signal })
  await new Promise((resolve) => stop.signal.addEventListener('abort', resolve, { once: true }))
  await platform.stop()
} catch (error) {
  if (!stop.signal.aborted) {
    terminal.fail(error.name === 'Failure' ? error.message : error.stack)
    process.exitCode = 1
  }
}
process.exit()
