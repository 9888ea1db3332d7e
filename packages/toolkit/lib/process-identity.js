const { execFileSync } = require('node:child_process')
const { readFileSync } = require('node:fs')

/**
 * When a process was started, in some unit of the system's; undefined when it does not run. With the pid it names a process for good.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
function startOf(pid) {
  if (process.platform !== 'linux') return ps(pid, 'lstart')
  const fields = procFile(pid, 'stat')
    ?.replace(/^.*\) /, '')
    .split(' ')
  return fields && fields[0] !== 'Z' ? fields[19] : undefined
}

/**
 * The command line of a process; undefined when it does not run.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
const commandOf = (pid) =>
  process.platform === 'linux' ? procFile(pid, 'cmdline')?.replaceAll('\0', ' ') : ps(pid, 'command')

/**
 * @param {number} pid
 * @param {string} name
 */
function procFile(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return undefined
  }
}

/**
 * @param {number} pid
 * @param {string} field
 */
function ps(pid, field) {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

module.exports = { commandOf, startOf }
