import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Headers as a list of names and values by turns. */
export type Answer = { body: string; headers: string[] }

/** A process that sends the same head and the same bytes to whoever asks, and does nothing else: as quick as Node can be. */
process.once('message', ({ body, headers }: Answer) => {
  const bytes = Buffer.from(body)
  const server = createServer((_req, res) => res.writeHead(200, headers).end(bytes))
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
process.once('disconnect', () => process.exit())
