import { Failure } from '@ecommerce/toolkit/failure'
import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { type Account, runProgram } from './run-program'

const run = promisify(execFile)

/**
 * PostgreSQL refuses to run as root: then it runs as the owner of the data, or as `postgres`, who is made where missing.
 * Undefined when we are not root and run it ourselves.
 */
export async function serverUser(clusterDir: string, log: (line: string) => void): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  return (await ownerOf(clusterDir)) ?? (await lookUp('postgres')) ?? (await makeUser(log))
}

/** Whether that user can enter the folder: asked of the system itself, which knows about every ancestor and about ACLs. */
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
