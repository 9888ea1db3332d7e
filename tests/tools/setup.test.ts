import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = join(__dirname, '..', '..')
const slowNpm = `#!/bin/sh
echo run >> "$RUNS"
sleep "$SECONDS_OF_NPM"
mkdir -p node_modules
`
const lockFile = JSON.stringify({ packages: { '': {} } })

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ecommerce-setup-'))
  cpSync(join(root, 'tools', 'setup.mjs'), join(folder, 'tools', 'setup.mjs'))
  cpSync(join(root, 'packages', 'toolkit', 'lib'), join(folder, 'packages', 'toolkit', 'lib'), { recursive: true })
  writeFileSync(join(folder, 'package-lock.json'), lockFile)
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin', 'npm'), slowNpm, { mode: 0o755 })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Run = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

function setup(seconds = 0.5): Run {
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    RUNS: join(folder, 'runs'),
    SECONDS_OF_NPM: String(seconds),
  }
  const child = spawn(process.execPath, [join(folder, 'tools', 'setup.mjs')], { env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return { child, output: () => output, ended: once(child, 'close').then(([code]) => code as number | null) }
}

const count = (runs: Run[], text: string) => runs.filter(({ output }) => output().includes(text)).length
const draftFiles = () => readdirSync(join(folder, 'tools', 'dist'))
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20)
}

describe('Setup', () => {
  test('installs once for concurrent runs', async () => {
    const runs = [1, 2, 3, 4].map(() => setup(1.5))
    expect(await Promise.all(runs.map(({ ended }) => ended))).toEqual([0, 0, 0, 0])
    expect(count(runs, 'Installing packages')).toBe(1)
    expect(count(runs, 'Another process')).toBe(3)
    expect(draftFiles()).toEqual([])
  })

  test('does nothing when installed, even without npm', async () => {
    await setup().ended
    rmSync(join(folder, 'bin'), { recursive: true })
    const again = setup()
    expect(await again.ended).toBe(0)
    expect(again.output()).toBe('')
  })

  test('is completed by the next run after a kill', async () => {
    const killed = setup(60)
    await until(() => existsSync(join(folder, 'runs')))
    killed.child.kill('SIGKILL')
    await killed.ended.catch(() => undefined)
    const next = setup()
    expect(await next.ended).toBe(0)
    expect(next.output()).toContain('Installed packages')
    expect(draftFiles()).toEqual([])
  })

  test('ends npm and waiting runs on Ctrl-C and releases the lock', async () => {
    const installs = setup(60)
    await until(() => existsSync(join(folder, 'runs')))
    const waits = setup(60)
    await until(() => waits.output() !== '')
    for (const { child } of [waits, installs]) child.kill('SIGINT')
    expect(await Promise.all([waits.ended, installs.ended])).toEqual([1, 1])
    expect(installs.output()).toBe('Installing packages (npm ci), a minute or so the first time ...\n')
    expect(draftFiles()).toEqual([])
  })

  test('shows npm’s output on failure and retries', async () => {
    writeFileSync(join(folder, 'bin', 'npm'), '#!/bin/sh\necho no network >&2\nexit 1\n', { mode: 0o755 })
    const failed = setup()
    expect(await failed.ended).toBe(1)
    expect(failed.output()).toContain('npm ci failed:\nno network')
    writeFileSync(join(folder, 'bin', 'npm'), slowNpm, { mode: 0o755 })
    expect(await setup().ended).toBe(0)
  })
})
