import { Failure } from '@ecommerce/toolkit/failure'
import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type Account, runProgram } from './run-program'

const run = promisify(execFile)

/**
 * User to run PostgreSQL as, which refuses root: the data's owner, or `postgres`, created if missing. Undefined when
 * not root.
 */
export async function serverUser(clusterDir: string, log: (line: string) => void): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return (await ownerOf(clusterDir)) ?? (await lookUp('postgres')) ?? (await makeUser(log))
}

/** Returns true if the user can enter the folder, by asking the system. */
export async function canEnter(folder: string, account: Account): Promise<boolean> {
  const { code } = await runProgram('/bin/sh', ['-c', 'test -x "$0"', folder], { account })
  return code === 0
}

async function ownerOf(folder: string): Promise<Account | undefined> {
  const found = await stat(folder).catch(() => undefined)
  return found && found.uid !== 0 ? { name: `user ${found.uid}`, uid: found.uid, gid: found.gid } : undefined
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
    )
    return uid && gid ? { name, uid, gid } : undefined
  } catch {
    return undefined
  }
}

async function makeUser(log: (line: string) => void): Promise<Account> {
  const args = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--home-dir',
    '/nonexistent',
    '--shell',
    '/bin/false',
    'postgres',
  ]
  const failed = await run('useradd', args).then(
    () => undefined,
    (error: Error) => error,
  )
  const made = await lookUp('postgres')
  if (!made) {
    throw new Failure(
      'PostgreSQL does not run as root, and the user postgres could not be made: make it, or start as another user.',
      {
        cause: failed,
      },
    )
  }
  log('Made the system user postgres, as PostgreSQL does not run as root')
  return made
}
