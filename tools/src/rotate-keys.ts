import { ConfigError } from '@ecommerce/shared/config'
import { explain, Failure } from '@ecommerce/toolkit/failure'
import { writeWhole } from '@ecommerce/toolkit/files'
import { takeProcessLock } from '@ecommerce/toolkit/process-lock'
import { keyNameAt, keysByAge, keySignsFrom, keysToRemove, readSigningKeys } from '@ecommerce/user'
import { readdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from './launcher/config'
import { keysDirOf } from './launcher/data-dir'
import { newSigningKey } from './new-signing-key'

type Say = (line: string) => void
type Rotation = { dir: string; aheadMs: number; say: Say }

/**
 * `npm run keys:rotate`: adds a key and removes outdated ones; running services notice. `--ahead` is for slowly
 * distributed folders.
 */
export async function rotateKeys({ env, args, say }: { env: NodeJS.ProcessEnv; args: string[]; say: Say }) {
  const aheadMs = minutesAhead(args) * 60_000
  const dir = env.SIGNING_KEYS_DIR ? resolve(env.SIGNING_KEYS_DIR) : keysDirOf(dataDirOf(env))
  await rotateKeysIn({ dir, aheadMs, say })
}

/** Adds a key if the newest is shorter than required. */
export async function replaceShortKey(rotation: Rotation): Promise<void> {
  checkFolder(rotation.dir)
  if (readSigningKeys(rotation.dir).isNewestShort()) await rotateKeysIn(rotation)
}

export async function rotateKeysIn({ dir, aheadMs, say }: Rotation): Promise<void> {
  checkFolder(dir)
  try {
    const lock = takeProcessLock(join(dir, 'rotation.lock'))
    if ('heldBy' in lock) say(`Nothing done: process ${lock.heldBy} is rotating these keys right now.`)
    else await rotate({ dir, aheadMs, say }).finally(() => lock.release())
  } catch (error) {
    explain(`The keys in ${dir} could not be rotated`)(error)
  }
}

async function rotate({ dir, aheadMs, say }: Rotation): Promise<void> {
  const keys = keysIn(dir)
  const newest = keys.at(-1)
  if (newest !== undefined && keySignsFrom(newest) > Date.now()) {
    say(`Nothing done: everybody knows ${newest}, the newest key, only at ${timeOf(keySignsFrom(newest))}.`)
    return
  }
  const name = await addKey(dir, aheadMs)
  say(`Made ${join(dir, name)}.`)
  say(
    newest === undefined
      ? 'It is the first key here and signs at once.'
      : `The user service publishes it within 10 s and signs with it from ${timeOf(keySignsFrom(name))}. Nobody is signed out.`,
  )
  const outOfUse = keysToRemove(keys, Date.now())
  await Promise.all(outOfUse.map((old) => rm(join(dir, old), { force: true })))
  for (const old of outOfUse) say(`Removed ${old}, which has not signed for an hour.`)
  for (const old of keys.filter((key) => !outOfUse.includes(key)))
    say(`Kept ${old} for the tokens that it signed; a later rotation removes it.`)
}

async function addKey(dir: string, aheadMs: number): Promise<string> {
  const key = await newSigningKey()
  const name = keyNameAt(Date.now() + aheadMs)
  await writeWhole(join(dir, name), key, { mode: 0o600, flush: true })
  return name
}

function keysIn(dir: string): string[] {
  return keysByAge(readdirSync(dir).filter((name) => name.endsWith('.pem')))
}

/** Fails if the service could not read the folder. */
function checkFolder(dir: string): void {
  try {
    if (keysIn(dir).length > 0) readSigningKeys(dir)
  } catch (error) {
    if (error instanceof ConfigError) throw new Failure(`Nothing done: ${error.errors.join()}`, { cause: error })
    throw new Failure(
      `There are no keys to rotate: ${dir} can't be read. npm start makes a first key; for a folder elsewhere set SIGNING_KEYS_DIR.`,
      { cause: error },
    )
  }
}

function minutesAhead(args: string[]): number {
  const minutes = Number(optionsIn(args).ahead ?? 0)
  if (!(minutes >= 0 && minutes <= 1_440)) throw new Failure('--ahead is a number of minutes up to a day, such as 10.')
  return minutes
}

function optionsIn(args: string[]): { ahead?: string | undefined } {
  try {
    return parseArgs({ args, options: { ahead: { type: 'string' } } }).values
  } catch (error) {
    return explain('That was not understood')(error)
  }
}

const dataDirOf = (env: NodeJS.ProcessEnv) => readConfig(env, join(__dirname, '..', '..')).dataDir

const timeOf = (at: number) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`
