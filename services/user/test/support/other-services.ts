import jwt from 'jsonwebtoken'
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import type { AddressInfo } from 'node:net'

export type ReceivedEvent = { path: string; audience: string; body: unknown }

export type OtherServices = {
  url: string
  heard: ReceivedEvent[]
  /** Services that respond 503. */
  down: Set<string>
  close(): Promise<void>
}

/** Fake for all other services: records events and responds like them. */
export async function openOtherServices(
  answer: (heard: ReceivedEvent) => { status: number; body: object } = () => ({ status: 202, body: {} }),
): Promise<OtherServices> {
  const server = createServer((req, res) => {
    void json(req).then((body) => {
      const claims = jwt.decode(req.headers.authorization?.slice('Bearer '.length) ?? '') as jwt.JwtPayload
      const what = { path: req.url ?? '', audience: String(claims.aud), body }
      if (others.down.has(what.audience)) {
        res.writeHead(503).end('{}')
        return
      }
      // Events of a batch, each by itself.
      others.heard.push(...[body].flat().map((each) => ({ ...what, body: each })))
      const { status, body: reply } = answer(what)
      res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(reply))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const others: OtherServices = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: [],
    down: new Set(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return others
}
