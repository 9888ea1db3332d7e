import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { forkFloor } from '../floors/start-floor'
import { type Ask, loadFor } from '../load'
import type { BenchPlatform } from '../platform'
import { register } from '../sign-in-storm/register-people'
import { byTurns, type Row } from './by-turns'
import type { Options } from './options'

/** The platform's own default, which the user service takes when it is told nothing. */
const cost = 10
/** The user service leaves one core to all else. */
const cores = Math.max(1, availableParallelism() - 1)
/** One sign-in takes tens of milliseconds of a core: so that a round has some hundred. */
const longer = 5

/** 32 who sign in again and again, beside comparisons of the same password with its hash, and nothing else, on as many cores. */
export async function measureSignIn(
  platform: BenchPlatform,
  { rounds, seconds, out, signal }: Options,
): Promise<Row[]> {
  out.step('sign-in ...')
  const { url, pid } = platform.service('user')
  const password = randomUUID()
  const email = 'somebody@example.com'
  await register(email, { url, password, signal })
  const ask: Ask = { url: `${url}/api/users/login`, method: 'POST', body: { email, password } }
  const bcrypt = forkFloor('bcrypt-process')
  try {
    const compare = async () => {
      bcrypt.send({ password, cost, atOnce: cores, seconds: longer * seconds })
      return { perSecond: ((await once(bcrypt, 'message')) as [number])[0] }
    }
    const side = { load: () => loadFor(longer * seconds, ask, signal), pid: pid() }
    return [await byTurns('sign-in', side, { bcrypt: { load: compare, pid: bcrypt.pid } }, { rounds, signal })]
  } finally {
    bcrypt.disconnect()
  }
}
