import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  linkSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.setup-stamp')
const lockFile = join(root, 'tools', 'dist', 'setup.lock')

/** Installs the packages of the lock file when they are not installed yet, and says through `say` what takes time. */
export async function setup({ say = console.log, signal } = {}) {
  requireNode(20, 19)
  if (isStamped()) return
  const release = await takeLock(say, signal)
  try {
    if (isStamped()) return
    if (!matchesLockFile()) await install(say, signal)
    writeFileSync(stampFile, lockFileHash())
  } finally {
    release()
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

const isStamped = () => readIfThere(stampFile) === lockFileHash()

/** npm leaves a list of what it installed; when that is what the lock file asks for, somebody else has run npm already. */
function matchesLockFile() {
  const list = readIfThere(join(modules, '.package-lock.json'))
  if (!list) return false
  const installed = JSON.parse(list).packages
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    return found ? found.version === entry.version && found.integrity === entry.integrity : entry.optional === true
  })
}

/** Resolves to a function that gives the lock back; waits while another process holds it. */
async function takeLock(say, signal) {
  const mine = `${lockFile}.${process.pid}`
  mkdirSync(dirname(lockFile), { recursive: true })
  writeFileSync(mine, String(process.pid))
  try {
    for (let waits = 0; !linked(mine); waits++) {
      const holder = readIfThere(lockFile)
      if (holder && !isHeld(holder)) breakLock(holder)
      else if (waits === 0) say(`Another process (${holder}) is installing into this folder, waiting for it ...`)
      await sleep(100, undefined, { signal })
    }
  } finally {
    rmSync(mine, { force: true })
  }
  const heartbeat = setInterval(() => utimesSync(lockFile, new Date(), new Date()), 1_000)
  return () => {
    clearInterval(heartbeat)
    rmSync(lockFile, { force: true })
  }
}

/** A hard link appears with its content or not at all, so a lock file is never seen half written. */
function linked(file) {
  try {
    linkSync(file, lockFile)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** A process that was killed leaves its lock behind, and its number may belong to another one since: so the holder keeps touching it. */
function isHeld(holder) {
  const touchedAt = statSync(lockFile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
  if (Date.now() - touchedAt > 15_000) return false
  try {
    process.kill(Number(holder), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Moves a dead holder's lock away; should another process have renewed it just now, it is put back. */
function breakLock(holder) {
  const broken = `${lockFile}.${process.pid}.broken`
  try {
    renameSync(lockFile, broken)
    if (readFileSync(broken, 'utf8') !== holder) linked(broken)
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
  } finally {
    rmSync(broken, { force: true })
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
    // npm hears no signal while it unpacks; half an install is made good by the next one.
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

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return ''
    throw error
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const stop = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => stop.abort())
  await setup({ signal: stop.signal }).catch((error) => {
    if (!stop.signal.aborted) console.error(error.message)
    process.exit(1)
  })
}
