import { explainFileError, Failure } from '@ecommerce/toolkit/failure'
import { findFreePort } from '@ecommerce/toolkit/free-port'
import { type ProcessLock, takeProcessLock } from '@ecommerce/toolkit/process-lock'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopAbandoned } from './abandoned-server'
import { type Binaries, cannotRun, findBinaries, type Version, versionOf } from './binaries'
import { openCluster } from './cluster'
import { type Postmaster, startPostmaster } from './postmaster'
import type { Account } from './run-program'
import { serverUser } from './server-user'
import { makeClusterDir, shareBinaries } from './shared-place'

export type PostgresOptions = {
  /** Data folder, created on first use, beside `<dataDir>.lock` and `<dataDir>.log`. */
  dataDir: string
  /** A free one when left out. */
  port?: number | undefined
  /** Survives a crash without losing writes; tests go without for speed. */
  durable: boolean
  logFile?: string
  /** Receives sentences about unusual events. */
  log?: (line: string) => void
  signal?: AbortSignal
}

export type PostgresServer = {
  port: number
  pid: number
  /** The superuser's address of a database. */
  url(database: string): string
  /** Resolves with the reason when the server ends. */
  exited: Promise<string>
  /** Shuts down; `immediate` leaves recovery to the next start and loses nothing. */
  stop(how?: 'fast' | 'immediate'): Promise<void>
  /** Stops it and removes its data. */
  destroy(): Promise<void>
}

/** Starts PostgreSQL on 127.0.0.1; throws `Failure` with a sentence for the user. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const { dataDir } = options
  try {
    await mkdir(dirname(dataDir), { recursive: true })
    const lock = takeProcessLock(`${dataDir}.lock`)
    if ('heldBy' in lock)
      throw new Failure(
        `The database in ${dataDir} is in use by another start (process ${lock.heldBy}): stop that one first.`,
      )
    return await startWith(options, lock).catch((error: unknown) => {
      lock.release()
      throw error
    })
  } catch (error) {
    throw explainFileError(error, dataDir)
  }
}

async function startWith(options: PostgresOptions, lock: ProcessLock): Promise<PostgresServer> {
  const { dataDir, durable, signal, log = () => undefined } = options
  const account = await serverUser(dataDir, log)
  const { binaries, version } = await runnableBinaries(account, log)
  const folder = await makeClusterDir(dataDir, account, log)
  const cluster = await openCluster({ folder, binaries, version, account, durable, signal })
  await stopAbandoned(cluster.dataDir, log)
  const settings = {
    program: binaries.postgres,
    dataDir: cluster.dataDir,
    durable,
    logFile: options.logFile ?? `${dataDir}.log`,
    account,
  }
  const { port, postmaster } = await startOnPort(options.port, (port) => startPostmaster({ ...settings, port }, signal))
  const exited = postmaster.exited.finally(() => lock.release())

  const stop = async (how: 'fast' | 'immediate' = 'fast') => {
    await postmaster.stop(how)
    await exited
  }
  return {
    port,
    pid: postmaster.pid,
    url: (database) => `postgres://postgres:${cluster.password}@127.0.0.1:${port}/${database}`,
    exited,
    stop,
    destroy: async () => {
      await stop('immediate')
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
      await Promise.all([dataDir, `${dataDir}.log`].map((path) => rm(path, { recursive: true, force: true })))
    },
  }
}

async function runnableBinaries(
  account: Account | undefined,
  log: (line: string) => void,
): Promise<{ binaries: Binaries; version: Version }> {
  const binaries = findBinaries()
  const version = await versionOf(binaries, account)
  if (version) return { binaries, version }
  const ours = account && (await versionOf(binaries, undefined))
  if (!ours) throw cannotRun(binaries)
  return { binaries: await shareBinaries(binaries, ours.full, log), version: ours }
}

/** Retries on another port if taken meanwhile, and while a killed server's remains disappear. */
async function startOnPort(
  wanted: number | undefined,
  start: (port: number) => Promise<Postmaster>,
): Promise<{ port: number; postmaster: Postmaster }> {
  for (let attempt = 1; ; attempt++) {
    const port = wanted ?? (await findFreePort())
    try {
      return { port, postmaster: await start(port) }
    } catch (error) {
      if (!(error instanceof Failure) || !passing.test(error.message) || attempt === 5) throw error
      await sleep(attempt * 100)
    }
  }
}

const passing = /could not create any TCP|pre-existing shared memory/
