import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/** Replaces a service's Compose containers one by one without failed requests, by the newest built image. */
const known = ['user', 'product', 'order', 'notification']
const services = process.argv.length > 2 ? process.argv.slice(2) : known

for (const service of services) {
  if (!known.includes(service)) fail(`There is no service ${service}: it is ${known.join(', ')}.`)
}
for (const service of services) await replace(service)

async function replace(service) {
  const old = containersOf(service)
  if (old.length === 0) fail(`The ${service} service does not run: docker compose up`)
  for (const [index, id] of old.entries()) {
    console.log(`${service}: replacing ${index + 1} of ${old.length} ...`)
    addOne(service)
    // The gateway resolves names every second.
    await pause(3_000)
    must('stop', '--time', '30', id)
    must('rm', id)
  }
  console.log(`${service}: done`)
}

/** Adds a healthy container; removes it on failure. */
function addOne(service) {
  const before = containersOf(service)
  const scale = ['--scale', `${service}=${before.length + 1}`]
  const up = docker('compose', 'up', '--detach', '--no-deps', '--no-recreate', '--wait', ...scale, service)
  const young = containersOf(service).filter((id) => !before.includes(id))
  if (up.status === 0 && young.length === 1) return
  console.error(up.stderr)
  console.error(young.map((id) => docker('logs', '--tail', '20', id).stdout).join('\n'))
  if (young.length > 0) docker('rm', '--force', ...young)
  fail(`A new container of ${service} does not become healthy. It is gone again; the old ones go on.`)
}

function containersOf(service) {
  return must('compose', 'ps', '--quiet', service).split('\n').filter(Boolean)
}

function docker(...args) {
  return spawnSync('docker', args, { encoding: 'utf8' })
}

function must(...args) {
  const { status, stdout, stderr, error } = docker(...args)
  if (status !== 0) fail(error ? 'docker could not be run: is it installed?' : stderr)
  return stdout
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
