import { codeOf, Failure } from '@ecommerce/toolkit/failure'
import { startOf } from '@ecommerce/toolkit/process-identity'
import { randomBytes, createHash } from 'node:crypto'
import { chmod, chown, cp, lstat, mkdir, readdir, realpath, rename, rm, stat, symlink } from 'node:fs/promises'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { type Binaries, binariesIn } from './binaries'
import type { Account } from './run-program'
import { canEnter } from './server-user'

/** Writable by root only, readable by all. */
const place = '/var/lib/ecommerce'

/** Copies the programs atomically, once per version, to a folder all users can execute. */
export async function shareBinaries(
  { native }: Binaries,
  version: string,
  log: (line: string) => void,
): Promise<Binaries> {
  const shared = join(place, `postgres-${version}-${platform()}-${arch()}`)
  await makePlace()
  if (await isOurs(shared)) return binariesIn(shared)
  await removeDrafts()
  const draft = `${shared}.${process.pid}.${randomBytes(6).toString('hex')}.draft`
  try {
    await cp(native, draft, { recursive: true, verbatimSymlinks: true })
    await openToAll(draft)
    await rename(draft, shared).catch(async () => {
      if (await isOurs(shared)) return
      await rm(shared, { recursive: true, force: true })
      await rename(draft, shared)
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  log(`Copied PostgreSQL's programs to ${shared}, as its user can't read them here`)
  return binariesIn(shared)
}

/** Creates the server user's folder and returns its real path; an unreachable one is created elsewhere and linked. */
export async function makeClusterDir(
  clusterDir: string,
  account: Account | undefined,
  log: (line: string) => void,
): Promise<string> {
  if (!account) {
    await mkdir(clusterDir, { recursive: true, mode: 0o700 })
    return realpath(clusterDir)
  }
  if (!(await exists(clusterDir)) && !(await canEnter(dirname(clusterDir), account))) await linkToPlace(clusterDir, log)
  else if (!(await exists(clusterDir))) await mkdir(clusterDir, { mode: 0o700 })
  const real = await realpath(clusterDir).catch((error: unknown) => {
    if (codeOf(error) !== 'ENOENT') throw error
    throw new Failure(`The database that ${clusterDir} points to is gone: remove that link to start with an empty one.`)
  })
  if (!(await canEnter(dirname(real), account))) {
    throw new Failure(
      `PostgreSQL runs as ${account.name}, who can't reach ${real}: open the folders above it (chmod o+x), or move it.`,
    )
  }
  if ((await stat(real)).uid !== account.uid) await chown(real, account.uid, account.gid)
  return real
}

async function linkToPlace(clusterDir: string, log: (line: string) => void): Promise<void> {
  await makePlace()
  const parent = await realpath(dirname(clusterDir))
  const hash = createHash('sha256')
    .update(join(parent, basename(clusterDir)))
    .digest('hex')
    .slice(0, 12)
  const older = (await readdir(place)).filter((name) => name.startsWith(`${hash}-`))
  for (const name of older)
    log(`A database of a folder that is gone is still in ${join(place, name)}; remove it if nobody needs it`)
  const target = join(place, `${hash}-${randomBytes(3).toString('hex')}`)
  await mkdir(target, { mode: 0o700 })
  await symlink(target, clusterDir)
  log(`The database is kept in ${target}, as PostgreSQL's user can't pass to ${clusterDir}`)
}

async function makePlace(): Promise<void> {
  await mkdir(place, { recursive: true, mode: 0o755 })
  if (!(await isOurs(place))) throw new Failure(`${place} must belong to root and be writable only by root.`)
}

/** Removes drafts left by starts that were killed while copying. */
async function removeDrafts(): Promise<void> {
  const drafts = (await readdir(place)).filter(
    (name) => startOf(Number(/\.(\d+)\.[0-9a-f]+\.draft$/.exec(name)?.[1] ?? process.pid)) === undefined,
  )
  await Promise.all(drafts.map((name) => rm(join(place, name), { recursive: true, force: true })))
}

/** Returns true for a folder owned by root and writable only by root. */
async function isOurs(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
  return found !== undefined && found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  await chown(folder, 0, 0)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644)
  }
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  )
