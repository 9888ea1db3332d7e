import { spawn, spawnSync } from 'node:child_process'
import { setup } from '../setup.mjs'

/**
 * Runs all checks in sequence, continuing after failures. `--clean-clone` also follows the README on a fresh clone,
 * with `--also 'COMMAND'`.
 */
const steps = [
  ['format', ['npx', 'prettier', '--check', '.']],
  ['types', ['npx', 'tsc', '-b']],
  ['lint', ['npx', 'eslint', '.']],
  ['tests', ['npm', 'test']],
  ['end to end', ['npm', 'run', 'test:e2e']],
  ['tools', ['npm', 'run', 'test:tools']],
  ['chaos', ['npm', 'run', 'chaos']],
  ['observability', ['npm', 'run', 'test:observability']],
  ['alerts', ['npm', 'run', 'check:monitoring']],
  ['the front door', ['npm', 'run', 'test:gateway']],
  ...(isThere('docker', 'info') ? [['compose', ['npm', 'run', 'test:compose']]] : []),
  ...(isThere('kubectl', 'version', '--client') ? [['kubernetes', ['npm', 'run', 'check:k8s']]] : []),
  ...also().map((command) => [command, command.split(' ')]),
  ...(process.argv.includes('--clean-clone') ? [['a clean clone', ['node', 'tools/checks/try-clean-clone.mjs']]] : []),
]

let passed = 0
let failed = 0
await setup({ say: (line) => console.log(line) })
for (const [name, [command, ...args]] of steps) {
  console.log(`\n=== ${name}`)
  const startedAt = Date.now()
  const { code, output } = await run(command, args)
  const tests = countTests(output)
  passed += tests.passed + (code === 0 ? 1 : 0)
  failed += tests.failed + (code === 0 ? 0 : 1)
  console.log(`=== ${name}: ${code === 0 ? 'passed' : 'FAILED'} after ${Math.round((Date.now() - startedAt) / 1000)} s`)
}
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Checks that need a missing program are skipped with a message. */
function isThere(program, ...args) {
  const answers = spawnSync(program, args, { stdio: 'ignore' }).status === 0
  if (!answers) console.log(`${program} is not here or does not answer, so what needs it is not tried.`)
  return answers
}

/** The commands of `--also`. */
function also() {
  return process.argv.filter((_, index) => process.argv[index - 1] === '--also')
}

/** Shows and keeps the output. */
function run(command, args) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, FORCE_COLOR: '0' } })
  let output = ''
  for (const [stream, sink] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ]) {
    stream.on('data', (chunk) => {
      output += chunk
      sink.write(chunk)
    })
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

/** Counts of Jest's summary: `Tests: 1 failed, 2 passed, 3 total`. */
function countTests(output) {
  const line = output.match(/^Tests: .*$/gm)?.at(-1) ?? ''
  const count = (word) => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0)
  return { passed: count('passed'), failed: count('failed') }
}
