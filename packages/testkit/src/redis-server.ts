import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

export type RedisServer = {
  url: string
  /** Accepts commands without responding until `thaw`. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** Starts Redis without persistence, from the program of `installRedis`. */
export async function startRedis(options: { port?: number } = {}): Promise<RedisServer> {
  if (!isInstalled())
    throw new Error('This test needs redis-server, which could not be installed: see the start of the run.')
  const port = options.port ?? (await findFreePort())
  const server = spawn('redis-server', [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
  ])
  const exited = once(server, 'exit')
  await new Promise<void>((resolve, reject) => {
    exited.then(() => reject(new Error('redis-server ended before it was ready')), reject)
    server.stdout.on('data', (line: Buffer) => {
      if (line.includes('Ready to accept connections')) resolve()
    })
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    async stop() {
      server.kill('SIGKILL')
      await exited
    },
  }
}

/** Installs Debian's package if missing; a failure affects only its tests. */
export function installRedis(): void {
  if (isInstalled()) return
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']]) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const { status, stderr, error } = spawnSync('apt-get', args, { env, encoding: 'utf8' })
    if (status === 0) continue
    return void process.stderr.write(`redis-server is not installed, and apt-get fails: ${error?.message ?? stderr}\n`)
  }
}

const isInstalled = () => spawnSync('redis-server', ['--version']).status === 0

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
