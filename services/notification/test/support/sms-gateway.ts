import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type TextMessage = { path: string; authorization: string | undefined; form: Record<string, string> }

/** Gateway in Twilio's form with configurable responses; `arrived` includes rejected messages. */
export async function openSmsGateway(answer: () => { status: number; body?: object } = () => ({ status: 201 })) {
  const arrived: TextMessage[] = []
  const server = createServer((req, res) => {
    let body = ''
    req.on('data', (chunk: Buffer) => (body += chunk.toString()))
    req.on('end', () => {
      const { url = '', headers } = req
      arrived.push({
        path: `${req.method} ${url}`,
        authorization: headers.authorization,
        form: Object.fromEntries(new URLSearchParams(body)),
      })
      const { status, body: json = { sid: 'SM1', status: 'queued' } } = answer()
      res.writeHead(status, { 'content-type': 'application/json', location: '/elsewhere' }).end(JSON.stringify(json))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    arrived,
    apiBase: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
