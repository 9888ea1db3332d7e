import { availableParallelism } from 'node:os'
import { register } from './writes'
import { byTurns, type Row } from './by-turns'
import { startFloor } from './floors'
import { type Ask, loadFor } from './load'
import type { Run } from './options'
import type { Platform } from './platform'

/** The user service's default. */
const cost = 10
/** The user service leaves one core to all other routes. */
const cores = Math.max(1, availableParallelism() - 1)

/** Sign-ins over 32 connections, beside comparisons of the same password with its hash on as many cores. */
export async function measureSignIn(platform: Platform, run: Run): Promise<Row[]> {
  run.out.step('sign-in ...')
  const { url, pid } = platform.service('user')
  const email = 'customer@example.com'
  const { password } = await register(url, email)
  const ask: Ask = { url: `${url}/api/users/login`, method: 'POST', body: { email, password } }
  // A sign-in takes tens of milliseconds.
  const seconds = 3 * run.seconds
  const floor = startFloor()
  try {
    const compare = async () => ({
      perSecond: await floor.perform({ kind: 'bcrypt', password, cost, atOnce: cores, seconds }),
    })
    const side = { load: () => loadFor(seconds, ask, run.signal), pids: [pid] }
    return [await byTurns('sign-in', side, { bcrypt: { load: compare, pids: [floor.pid] } }, run)]
  } finally {
    floor.stop()
  }
}
