import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const root = join(__dirname, '..', '..', '..', '..')
const lineCount = 5_000

/** Writes many lines, then ends in the way `end`. */
function run(end: string) {
  const program = `
    const log = require('@ecommerce/shared/observability/log').createLog({ service: 'test', level: 'info' })
    for (let n = 0; n < ${lineCount}; n++) log.info({ 'labels.n': n }, 'a line')
    ${end}`
  return spawn(process.execPath, ['-e', program], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Numbers that arrived, in order. */
const numbersIn = (output: string) =>
  output
    .split('\n')
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as Record<string, unknown>)['labels.n'])

const all = Array.from({ length: lineCount }, (_, n) => n)

describe('Log output', () => {
  test.each([
    ['that ends by itself', '', 0],
    ['that exits', 'process.exit(3)', 3],
    ['that exits a moment later', 'setTimeout(() => process.exit(3), 5)', 3],
    ['with an uncaught exception', "setImmediate(() => { throw new Error('unexpected') })", 1],
    ['with an unhandled rejection', "Promise.reject(new Error('unexpected'))", 1],
    [
      'that stops at SIGTERM',
      "process.once('SIGTERM', () => process.exit(0)); process.kill(process.pid, 'SIGTERM'); setInterval(() => 0, 9)",
      0,
    ],
  ])('of a process %s is complete and in order', async (_name, end, code) => {
    const child = run(end)
    const [output, errors, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ])
    expect(errors).toMatch(code === 1 ? /Error: unexpected/ : /^$/)
    expect(exitCode).toBe(code)
    expect(numbersIn(output)).toEqual(all)
  })

  test('reaches a slow reader', async () => {
    const child = run('process.exit(0)')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(numbersIn(await text(child.stdout))).toEqual(all)
  })

  test('is flushed soon even if short', async () => {
    const child = run('setInterval(() => 0, 1_000)')
    let output = ''
    for await (const piece of child.stdout) {
      output += String(piece)
      if (output.includes(`"labels.n":${lineCount - 1},`)) break
    }
    child.kill('SIGKILL')
    expect(output).toContain(`"labels.n":${lineCount - 1},`)
  })
})
