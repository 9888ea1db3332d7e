import { listen } from '@ecommerce/testkit/listen'
import { createServer, type RequestListener } from 'node:http'
import pg from 'pg'
import type { Statements } from './floors'
import type { Reply } from './load'

/** Reports its port to the parent, and ends with it or by an error. */
process.on('message', (task) => void serve(task as Reply | Statements))
process.once('disconnect', () => process.exit())

async function serve(task: Reply | Statements): Promise<void> {
  process.send?.(await listen(createServer('body' in task ? sendBytes(task) : sendRows(task))))
}

function sendBytes({ body, headers }: Reply): RequestListener {
  const bytes = Buffer.from(body)
  return (_req, res) => res.writeHead(200, headers).end(bytes)
}

const first = 100_000_000_000
const uuid = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)[0-9a-f]{12}/g

/** Sends the rows of a request's statements as JSON, with a service's number of connections. */
function sendRows({ databases, spread }: Statements): RequestListener {
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
  return (_req, res) => void run().then((bytes) => res.writeHead(200, { 'content-length': bytes.length }).end(bytes))
}
