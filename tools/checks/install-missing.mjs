import { spawnSync } from 'node:child_process'

/** Installs missing Debian packages if permitted; `packages` tests for each. */
export function installMissing(packages) {
  const missing = Object.keys(packages).filter((name) => !packages[name])
  if (missing.length === 0) return
  console.log(`Installing ${missing.join(' and ')} ...`)
  // Debian starts what it installs; not in this runlevel.
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, RUNLEVEL: '1' } }
  const update = spawnSync('apt-get', ['update', '-q'], quiet)
  const install = spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', ...missing], quiet)
  if (update.status !== 0 || install.status !== 0) throw new Error(`Please install ${missing.join(' and ')} first.`)
}
