const { randomUUID } = require('node:crypto')
const { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } = require('node:fs')
const { dirname } = require('node:path')
const { codeOf } = require('./failure')
const { startOf } = require('./process-identity')

/**
 * `abandoned` says that the last holder was killed before it could give the lock back.
 *
 * @typedef {{ release(): void, abandoned: boolean }} ProcessLock
 */

/**
 * Takes the lock file for this process, also from a holder that no longer runs; else gives the live holder's pid.
 *
 * @param {string} path
 * @returns {ProcessLock | { heldBy: number }}
 */
function takeProcessLock(path) {
  const me = `${process.pid} ${startOf(process.pid)}`
  const draft = `${path}.${randomUUID()}.draft`
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(draft, me, { mode: 0o600 })
  try {
    for (let abandoned = false; ; abandoned = true) {
      if (linked(draft, path)) return { abandoned, release: () => release(path, me) }
      const holder = read(path)
      const [pid = '', start] = holder.split(' ')
      if (start !== undefined && startOf(Number(pid)) === start) return { heldBy: Number(pid) }
      setAside(path, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/**
 * A hard link appears with its content or not at all, so a lock is never seen half written.
 *
 * @param {string} from
 * @param {string} to
 */
function linked(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * @param {string} path
 * @param {string} me
 */
function release(path, me) {
  if (read(path) === me) rmSync(path, { force: true })
}

/**
 * Should another process have taken the abandoned lock just now, its own is put back.
 *
 * @param {string} path
 * @param {string} abandoned
 */
function setAside(path, abandoned) {
  const aside = `${path}.${randomUUID()}.draft`
  try {
    renameSync(path, aside)
    if (readFileSync(aside, 'utf8') !== abandoned) linked(aside, path)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}

module.exports = { takeProcessLock }
