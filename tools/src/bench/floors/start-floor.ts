import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export type Floor = { url: string; pid: number; stop(): void }

/** A floor that serves, in a process of its own. What it writes is nobody's to read. */
export async function startFloor(
  name: 'bytes-server' | 'express-server' | 'query-server',
  task: object,
): Promise<Floor> {
  const child = forkFloor(name)
  child.send(task)
  const [port] = (await once(child, 'message')) as [number]
  return { url: `http://127.0.0.1:${port}/`, pid: child.pid ?? 0, stop: () => child.disconnect() }
}

export const forkFloor = (name: string): ChildProcess =>
  fork(join(__dirname, `${name}.js`), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
