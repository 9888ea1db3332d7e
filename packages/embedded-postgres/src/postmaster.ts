import { Failure } from '@ecommerce/toolkit/failure'
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { lastLogLine } from './cluster'
import { readPidFile } from './pid-file'
import { type Account, identity } from './run-program'

export type PostmasterOptions = {
  program: string
  dataDir: string
  port: number
  durable: boolean
  logFile: string
  account: Account | undefined
}

/** Running server process; `exited` resolves with the reason. */
export type Postmaster = {
  pid: number
  exited: Promise<string>
  isRunning(): boolean
  stop(how?: 'fast' | 'immediate'): Promise<void>
}

/** Starts the server in its own process group, so that Ctrl-C does not reach it, and waits for connections. */
export async function startPostmaster(options: PostmasterOptions, signal?: AbortSignal): Promise<Postmaster> {
  const logFd = openSync(options.logFile, 'a', 0o600)
  const logStart = fstatSync(logFd).size
  const child = spawn(options.program, serverArguments(options), {
    cwd: '/',
    detached: true,
    stdio: ['ignore', logFd, logFd],
    env: { ...process.env, LC_ALL: undefined, LC_MESSAGES: 'C' },
    ...identity(options.account),
  })
  closeSync(logFd)
  const postmaster = await handle(child)
  try {
    while (!isReady(options.dataDir, postmaster.pid)) {
      signal?.throwIfAborted()
      if (!postmaster.isRunning()) {
        const reason = lastLogLine(readFrom(options.logFile, logStart)) ?? (await postmaster.exited)
        throw new Failure(`PostgreSQL did not start: ${reason}`)
      }
      await sleep(15)
    }
    return postmaster
  } catch (error) {
    await postmaster.stop('immediate')
    throw error
  }
}

function serverArguments({ dataDir, port, durable }: PostmasterOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable
      ? {}
      : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: 0 }),
  }
  return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

async function handle(child: ChildProcess): Promise<Postmaster> {
  let running = true
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      running = false
      resolve(signal ? `it was ended by ${signal}` : `it ended with code ${code}`)
    })
  })
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject))
  const pid = child.pid as number
  const watcher = watchOverOwner(pid)
  void exited.then(() => watcher.kill('SIGKILL'))

  const stop = async (how: 'fast' | 'immediate' = 'fast') => {
    const steps = [
      ['SIGINT', 2_000],
      ['SIGQUIT', 1_000],
      ['SIGKILL', 1_000],
    ] as const
    for (const [name, patienceMs] of how === 'fast' ? steps : steps.slice(1)) {
      if (!running) break
      child.kill(name)
      await Promise.race([exited, sleep(patienceMs, undefined, { ref: false })])
    }
  }
  return { pid, exited, isRunning: () => running, stop }
}

/** Process that shuts the server down when its pipe to us closes, even after kill -9. */
function watchOverOwner(pid: number): ChildProcess {
  const script = 'read -r _; kill -INT "$0"'
  return spawn('/bin/sh', ['-c', script, String(pid)], {
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

const isReady = (dataDir: string, pid: number): boolean => {
  const lines = readPidFile(dataDir)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

const readFrom = (path: string, offset: number): string => readFileSync(path).subarray(offset).toString()
