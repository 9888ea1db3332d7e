import { createServer } from 'node:http'
import pg from 'pg'
import { serveFloor } from './floor-process'

export type Query = { databaseUrl: string; statements: string[]; headers: string[] }

/** Asks PostgreSQL the same over as many connections as a service has, and sends the rows as JSON. */
serveFloor<Query>(({ databaseUrl, statements, headers }) => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 })
  const ask = async () => {
    const results = []
    for (const statement of statements) results.push((await pool.query<object>(statement)).rows)
    return Buffer.from(JSON.stringify(results))
  }
  return createServer((_req, res) => {
    ask().then(
      (bytes) => res.writeHead(200, [...headers, 'Content-Length', String(bytes.length)]).end(bytes),
      (error: Error) => res.writeHead(500).end(error.message),
    )
  })
})
