import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readIfThere, writeWhole } from '../packages/toolkit/lib/files.js'
import { takeProcessLock } from '../packages/toolkit/lib/process-lock.js'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.setup-stamp')

/** Installs the lock file's packages if missing and reports progress by `say`. */
export async function setup({ say = console.log, signal } = {}) {
  requireNode(20, 19)
  if (await isStamped()) return
  const lock = await takeLock(say, signal)
  try {
    if (await isStamped()) return
    if (!(await matchesLockFile())) await install(say, signal)
    await writeWhole(stampFile, lockFileHash())
  } finally {
    lock.release()
  }
}

function requireNode(major, minor) {
  const [nodeMajor, nodeMinor] = process.versions.node.split('.').map(Number)
  if (nodeMajor > major || (nodeMajor === major && nodeMinor >= minor)) return
  throw new Error(`Node.js ${major}.${minor} or newer is needed; this is ${process.versions.node}.`)
}

const lockFileHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')

const isStamped = async () => (await readIfThere(stampFile)) === lockFileHash()

/** Compares npm's list of installed packages with the lock file. */
async function matchesLockFile() {
  const list = await readIfThere(join(modules, '.package-lock.json'))
  if (!list) return false
  const installed = JSON.parse(list).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true
  })
}

/** Waits while another process installs. */
async function takeLock(say, signal) {
  for (let waits = 0; ; waits++) {
    const lock = takeProcessLock(join(root, 'tools', 'dist', 'setup.lock'))
    if ('release' in lock) return lock
    if (waits === 0) say(`Another process (${lock.heldBy}) is installing into this folder, waiting for it ...`)
    await sleep(100, undefined, { signal })
  }
}

async function install(say, signal) {
  say('Installing packages (npm ci), a minute or so the first time ...')
  const startedAt = Date.now()
  const { code, output } = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'], signal)
  signal?.throwIfAborted()
  if (code !== 0) throw new Error(`npm ci failed:\n${output.trim().split('\n').slice(0, 20).join('\n')}`)
  say(`Installed packages in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`)
}

function runNpm(args, signal) {
  return new Promise((resolve, reject) => {
    const npm = spawn('npm', args, { cwd: root, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk) => (output += chunk))
    // npm ignores signals while unpacking; the next run repairs a partial installation.
    const kill = () => {
      if (npm.exitCode === null && npm.signalCode === null) process.kill(-npm.pid, 'SIGKILL')
    }
    npm.once('spawn', () => {
      if (signal?.aborted) kill()
      signal?.addEventListener('abort', kill, { once: true })
    })
    npm.once('exit', () => signal?.removeEventListener('abort', kill))
    npm.once('error', (error) => reject(new Error(`npm could not be run: ${error.message}.`)))
    npm.once('close', (code) => resolve({ code, output }))
  })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop.abort())
  await setup({ signal: stop.signal }).catch((error) => {
    if (!stop.signal.aborted) console.error(error.message)
    process.exit(1)
  })
}
