import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

export type RedisServer = {
  url: string
  /** Takes connections and commands, and answers none, until it thaws. */
  freeze(): void
  thaw(): void
  stop(): Promise<void>
}

/** A Redis of our own that keeps nothing on disk. Debian's package is installed where there is none. */
export async function startRedis(options: { port?: number } = {}): Promise<RedisServer> {
  install()
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

function install(): void {
  if (spawnSync('redis-server', ['--version']).status === 0) return
  aptGet('update')
  aptGet('install', '-y', '--no-install-recommends', 'redis-server')
}

function aptGet(...args: string[]): void {
  const { status, stderr } = spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`These tests need redis-server, and apt-get ${args[0]} failed: ${stderr}`)
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
