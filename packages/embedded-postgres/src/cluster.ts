import { Failure } from '@ecommerce/toolkit/failure'
import { readIfThere, writeWhole } from '@ecommerce/toolkit/files'
import { randomBytes } from 'node:crypto'
import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Binaries, Version } from './binaries'
import { type Account, runProgram } from './run-program'

/** A database cluster on disk: its data and the superuser's password beside it. */
export type Cluster = { dataDir: string; password: string }

type ClusterOptions = {
  folder: string
  binaries: Binaries
  version: Version
  account: Account | undefined
  durable: boolean
}

/** Opens the cluster; a new one is created elsewhere and moved into place when complete. */
export async function openCluster(options: ClusterOptions & { signal?: AbortSignal | undefined }): Promise<Cluster> {
  const { folder, version } = options
  const dataDir = join(folder, 'data')
  const passwordFile = join(folder, 'password')
  const found = (await readIfThere(join(dataDir, 'PG_VERSION')))?.trim()
  if (found === undefined) {
    await removeDrafts(folder)
    await writeWhole(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600, owner: options.account })
    await initialise({ ...options, dataDir, passwordFile })
  } else if (found !== version.major) {
    throw new Failure(
      `${dataDir} holds data of PostgreSQL ${found}, and this is PostgreSQL ${version.major}: ` +
        `move ${folder} away to start with an empty database, or dump it with PostgreSQL ${found} first.`,
    )
  }
  const password = (await readIfThere(passwordFile))?.trim()
  if (!password)
    throw new Failure(
      `${passwordFile} is missing, without which the database can't be opened: put it back, or move ${folder} away.`,
    )
  return { dataDir, password }
}

async function initialise(
  options: ClusterOptions & { dataDir: string; passwordFile: string; signal?: AbortSignal | undefined },
) {
  const { folder, dataDir, binaries } = options
  const draft = join(folder, `draft-${process.pid}`)
  const args = (ctype: string) => [
    ...[
      '-D',
      draft,
      '--username=postgres',
      `--pwfile=${options.passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
    ],
    ...['--locale=C', `--lc-ctype=${ctype}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(options.durable ? [] : ['--no-sync']),
  ]
  const attempt = (ctype: string) => runProgram(binaries.initdb, args(ctype), options)
  try {
    let { code, output } = await attempt(process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8')
    if (code !== 0 && /invalid locale/i.test(output)) ({ code, output } = await attempt('C'))
    if (code !== 0)
      throw new Failure(
        `PostgreSQL could not make its database in ${folder}: ${lastLogLine(output) ?? `exit code ${code}`}`,
      )
    await rename(draft, dataDir)
  } catch (error) {
    await rm(draft, { recursive: true, force: true, maxRetries: 5 })
    throw error
  }
}

/** PostgreSQL's first error, as later ones follow from it, or its last line. */
export function lastLogLine(output: string): string | undefined {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const reason = lines.find((line) => /\b(FATAL|PANIC|ERROR|error):/.test(line)) ?? lines.at(-1)
  return reason?.replace(/^.*?\b(FATAL|PANIC|ERROR|error):\s*/, '')
}

async function removeDrafts(folder: string): Promise<void> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith('draft-'))
  await Promise.all(drafts.map((name) => rm(join(folder, name), { recursive: true, force: true, maxRetries: 5 })))
}
