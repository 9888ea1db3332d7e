import bcrypt from 'bcrypt'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import type { FloorTask } from './floors'

/** Performs the tasks of its parent, replies with a number, and ends with its parent. */
process.on('message', (task) => {
  perform(task as FloorTask).then(
    (reply) => process.send?.(reply),
    (error: unknown) => {
      throw error
    },
  )
})
process.once('disconnect', () => process.exit())

function perform(task: FloorTask): Promise<number> {
  if (task.kind === 'bcrypt') return comparePasswords(task)
  if (task.kind === 'queries') return listen(queries(task))
  const bytes = Buffer.from(task.body)
  return listen((_req, res) => res.writeHead(200, task.headers).end(bytes))
}

async function listen(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const first = 100_000_000_000
const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}/g

/** Runs the statements of one request over as many connections as a service has, and sends the rows as JSON. */
function queries({ databases, spread }: FloorTask & { kind: 'queries' }): RequestListener {
  const pools = databases.map(({ url }) => new pg.Pool({ connectionString: url, max: 8 }))
  let number = 0
  const run = async () => {
    const own = ++number
    const rename = (_id: string, start: string) => start + (start === spread ? first + (own % 1_000) : first + own)
    const rows: object[][] = []
    for (const [index, { texts }] of databases.entries()) {
      const client = await pools[index]!.connect()
      for (const text of texts)
        rows.push((await client.query<object>(spread === undefined ? text : text.replaceAll(uuid, rename))).rows)
      client.release()
    }
    return Buffer.from(JSON.stringify(rows))
  }
  return (_req, res) => {
    run().then(
      (bytes) => res.writeHead(200, { 'content-length': bytes.length }).end(bytes),
      (error: unknown) => {
        throw error
      },
    )
  }
}

async function comparePasswords({ password, cost, atOnce, seconds }: FloorTask & { kind: 'bcrypt' }): Promise<number> {
  const hash = await bcrypt.hash(password, cost)
  const startedAt = performance.now()
  let compared = 0
  const compare = async () => {
    for (; performance.now() - startedAt < seconds * 1_000; compared++) await bcrypt.compare(password, hash)
  }
  await Promise.all(Array.from({ length: atOnce }, compare))
  return (compared * 1_000) / (performance.now() - startedAt)
}
