import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { byTurns, type Row, type Side } from './by-turns'
import { statementsOf } from './database'
import { type Ask, loadFor } from './load'
import type { Run } from './options'
import type { Platform } from './platform'

/**
 * What a floor does: two HTTP servers, which reply with their port, and bcrypt, which replies with comparisons a second. With `spread`,
 * each request has other ids in its statements, and those that begin with it are of a thousand by turns.
 */
export type FloorTask =
  | { kind: 'bytes'; headers: string[]; body: string }
  | { kind: 'queries'; databases: { url: string; texts: string[] }[]; spread: string | undefined }
  | { kind: 'bcrypt'; password: string; cost: number; atOnce: number; seconds: number }

/** A request to be measured; `ask` is called anew for each round, as some tokens are short-lived. */
export type Target = { name: string; ask: () => Ask; pids: number[] }

export const sideOf = ({ ask, pids }: Target, { seconds, signal }: Run): Side => ({
  load: () => loadFor(seconds, ask(), signal),
  pids,
})

/** A process that performs tasks and nothing else. */
export function startFloor() {
  const child = fork(join(__dirname, 'floor-process.js'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    pid: child.pid ?? 0,
    stop: () => child.disconnect(),
    perform: async (task: FloorTask): Promise<number> => {
      child.send(task)
      return ((await once(child, 'message')) as [number])[0]
    },
  }
}

/** Beside a bare `node:http` server that sends the same head and body. */
export async function besideBytes(target: Target, run: Run): Promise<Row> {
  const task: FloorTask = { kind: 'bytes', ...(await send(target.ask())) }
  return besideServer(target.name, sideOf(target, run), { 'node:http': task }, run)
}

/** Beside a bare server that sends PostgreSQL the statements of one such request. */
export async function besideQueries(
  { name, side, one, spread }: { name: string; side: Side; one: () => Promise<unknown>; spread?: string },
  platform: Platform,
  run: Run,
): Promise<Row> {
  const statements = await statementsOf(one, platform)
  const databases = [...new Set(statements.map(({ database }) => database))].map((name) => ({
    url: platform.postgres.url(name),
    texts: statements.filter(({ database }) => database === name).map(({ text }) => text),
  }))
  return besideServer(name, side, { 'pg and node:http': { kind: 'queries', databases, spread } }, run)
}

async function besideServer(name: string, side: Side, floor: Record<string, FloorTask>, run: Run): Promise<Row> {
  run.out.step(`${name} ...`)
  const { pid, stop, perform } = startFloor()
  try {
    const [[floorName, task]] = Object.entries(floor) as [[string, FloorTask]]
    const ask = { url: `http://127.0.0.1:${await perform(task)}/` }
    const floorSide = sideOf({ name: floorName, ask: () => ask, pids: [pid] }, run)
    return await byTurns(name, side, { [floorName]: floorSide }, run)
  } finally {
    stop()
  }
}

/** Node sets these by itself. */
const ofTheConnection: ReadonlySet<string> = new Set(['connection', 'date', 'keep-alive', 'transfer-encoding'])

/** The body of a response and its headers, as a list of names and values by turns. Fails on another status. */
export async function send({ url, method = 'GET', headers = {}, body, status = 200 }: Ask) {
  const all = { ...headers, ...(body && { 'content-type': 'application/json' }) }
  const response = await fetch(url, { method, headers: all, ...(body && { body: JSON.stringify(body) }) })
  const text = await response.text()
  if (response.status !== status) throw new Error(`${url} answered ${response.status}: ${text}`)
  return { body: text, headers: [...response.headers].filter(([name]) => !ofTheConnection.has(name)).flat() }
}
