import { spawnSync } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'

/**
 * Replaces the containers of services that compose runs, one service after the other, so that no request fails: as many new ones
 * as there are, then the old ones are let go. New containers are of the newest image: `docker compose build` it first.
 */
const known = ['user', 'product', 'order', 'notification']
const services = process.argv.length > 2 ? process.argv.slice(2) : known

for (const service of services) {
  if (!known.includes(service)) fail(`There is no service ${service}: it is ${known.join(', ')}.`)
}
for (const service of services) await replace(service)

async function replace(service) {
  const old = containersOf(service)
  if (old.length === 0) fail(`The ${service} service does not run: docker compose up`)
  console.log(`${service}: starting ${old.length} beside ${old.length} ...`)
  const scale = ['--scale', `${service}=${2 * old.length}`]
  const up = docker('compose', 'up', '--detach', '--no-deps', '--no-recreate', '--wait', ...scale, service)
  const young = containersOf(service).filter((id) => !old.includes(id))
  if (up.status !== 0 || young.length < old.length) {
    console.error(up.stderr)
    console.error(young.map((id) => docker('logs', '--tail', '20', id).stdout).join('\n'))
    if (young.length > 0) docker('rm', '--force', ...young)
    fail(`The new containers of ${service} do not become healthy. They are gone again; the old ones go on.`)
  }
  // The door looks every second who is there.
  await pause(3_000)
  console.log(`${service}: letting the old go ...`)
  must('stop', '--time', '30', ...old)
  must('rm', ...old)
  console.log(`${service}: done`)
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
