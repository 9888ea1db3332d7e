/** Terminal output: plain lines, coloured where supported. */
export function createTerminal({ stream = process.stdout, env = process.env } = {}) {
  const startedAt = Date.now()
  const coloured = Boolean(stream.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb'
  const paint = (code) => (text) => (coloured ? `\u001b[${code}m${text}\u001b[0m` : text)
  const [bold, dim, red, yellow] = ['1', '2', '31', '33'].map(paint)
  const elapsed = () => dim(`${((Date.now() - startedAt) / 1000).toFixed(1)} s`.padStart(8))

  // Ignored: the signal of a closing terminal stops the platform in order.
  stream.on('error', () => undefined)
  const print = (text) => void stream.write(`${text}\n`)
  return {
    print,
    bold,
    step: (text) => print(`${elapsed()}  ${text}`),
    warn: (text) => print(`${elapsed()}  ${yellow(text)}`),
    fail: (text) => print(`${elapsed()}  ${red(text)}`),
    elapsedMs: () => Date.now() - startedAt,
  }
}
