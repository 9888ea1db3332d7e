import { explainFileError, Failure } from '@ecommerce/toolkit/failure'
import { keepOnce, readIfThere } from '@ecommerce/toolkit/files'
import { takeProcessLock } from '@ecommerce/toolkit/process-lock'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Data folder, locked until released. */
export type DataDir = {
  path: string
  keysDir: string
  /** Set if the last start was killed and may still be ending. */
  abandoned: boolean
  /** A secret by its name, made at first use. */
  secret(name: string): Promise<string>
  /** Previous value of a rotated secret, from the file NAME-previous. */
  previousSecret(name: string): Promise<string | undefined>
  /** Path of a log; a long one is renamed to `.1`. */
  logFile(name: string): string
  release(): void
}

const longLog = 20 * 1024 * 1024

export const keysDirOf = (path: string): string => join(path, 'keys')

/** Makes the folder where needed and takes it for this process. */
export function openDataDir(path: string): DataDir {
  try {
    const keysDir = keysDirOf(path)
    makeFolders(path, [keysDir, join(path, 'secrets'), join(path, 'logs'), join(path, 'mail')])
    const lock = takeProcessLock(join(path, 'launcher.lock'))
    if ('heldBy' in lock) {
      throw new Failure(
        `The platform is already running on ${path} (process ${lock.heldBy}): stop it, or set DATA_DIR and other ports for a second one.`,
      )
    }
    return {
      path,
      keysDir,
      ...lock,
      secret: (name) => keepOnce(join(path, 'secrets', name), () => randomBytes(32).toString('hex')),
      previousSecret: async (name) => (await readIfThere(join(path, 'secrets', `${name}-previous`)))?.trim(),
      logFile: (name) => rotated(join(path, 'logs', `${name}.log`)),
    }
  } catch (error) {
    throw explainFileError(error, path)
  }
}

/** Root's PostgreSQL runs as another user, who needs access to the folder. */
function makeFolders(path: string, inner: string[]): void {
  const made = mkdirSync(path, { recursive: true, mode: 0o700 })
  if (made !== undefined && process.getuid?.() === 0) chmodSync(path, 0o711)
  for (const folder of inner) mkdirSync(folder, { recursive: true, mode: 0o700 })
}

function rotated(path: string): string {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > longLog) renameSync(path, `${path}.1`)
  return path
}
