import { randomBytes, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Benchmark } from '../bench'
import { explain, Failure } from '../failure'
import { newSigningKey } from '../new-signing-key'
import { watchMachine } from './watch-machine'
import { startLoneService } from './lone-service'
import { inMs, percentile } from './percentile'
import { registerPeople } from './sign-in-storm/register-people'
import { reportOf, type Round } from './sign-in-storm/report'
import { openStorm } from './sign-in-storm/storm'
import { steadyReads } from './steady-reads'

const rounds = 3
const seconds = 10
const perSecond = 100
const people = 24

/**
 * Do the other routes stay quick while everybody signs in? Reads a profile at a steady pace, by turns in quiet and in a storm of
 * sign-ins at bcrypt's real cost.
 */
export const signInStorm: Benchmark = async ({ args, out, signal }) => {
  const atOnce = signInsAtOnce(args)
  out.step('Starting PostgreSQL and the user service ...')
  const service = await startLoneService({ name: 'user', env: userSettings, out, signal })
  let storm: ReturnType<typeof openStorm> | undefined
  try {
    out.step(`Registering ${people} people ...`)
    const password = randomUUID()
    const { emails, accessToken } = await registerPeople({ url: service.url, people, password, signal })
    storm = openStorm({ url: `${service.url}/api/users/login`, atOnce, emails, password })
    const read = (seconds: number) =>
      steadyReads({ url: `${service.url}/api/users/profile`, accessToken, perSecond, seconds, signal })

    out.step('Warming up ...')
    storm.start()
    await read(3)
    await storm.stop()
    const measured: Round[] = []
    for (let round = 1; round <= rounds; round++) {
      out.step(`Round ${round} of ${rounds}: ${seconds} s of quiet, then ${seconds} s of storm ...`)
      await sleep(500, undefined, { signal })
      const busy = watchMachine()
      const quiet = await read(seconds)
      const quietBusy = busy()
      storm.start()
      await sleep(1_000, undefined, { signal })
      const stormy = await read(seconds)
      measured.push({ quiet, quietBusy, stormy, storm: await storm.stop() })
      out.step(`p99 ${inMs(percentile(quiet, 0.99))} in quiet, ${inMs(percentile(stormy, 0.99))} in the storm`)
    }
    out.print(reportOf(measured, { perSecond, atOnce }))
  } finally {
    storm?.close()
    await service.stop()
  }
}

async function userSettings(folder: string): Promise<NodeJS.ProcessEnv> {
  await writeFile(join(folder, '0001.pem'), await newSigningKey(), { mode: 0o600 })
  return { SIGNING_KEYS_DIR: folder, ENCRYPTION_SECRET: randomBytes(32).toString('hex'), BCRYPT_COST: '10' }
}

function signInsAtOnce(args: string[]): number {
  const atOnce = Number(optionsIn(args)['at-once'])
  if (!Number.isInteger(atOnce) || atOnce < 1 || atOnce > 1_000)
    throw new Failure('--at-once is how many sign in at any time, from 1 to 1000.')
  return atOnce
}

function optionsIn(args: string[]): { 'at-once': string } {
  try {
    return parseArgs({ args, options: { 'at-once': { type: 'string', default: '64' } } }).values
  } catch (error) {
    return explain('That was not understood')(error)
  }
}
