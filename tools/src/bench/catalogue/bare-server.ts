import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A process that sends the same bytes to whoever asks, with nothing around them: as quick as Node can be. */
process.once('message', (body: string) => {
  const bytes = Buffer.from(body)
  const headers = {
    ETag: '"the-same-for-all"',
    'Cache-Control': 'public, max-age=0, must-revalidate',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
  }
  const server = createServer((_req, res) => res.writeHead(200, headers).end(bytes))
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})
process.once('disconnect', () => process.exit())
