import { waitFor } from '@ecommerce/testkit/waiting'
import { once } from 'node:events'
import type { ClientRequest } from 'node:http'
import { request } from 'node:https'
import { sayRaw, openRaw, statusesIn } from './support/raw'
import { openStubGateway, type StubGateway } from './support/stub-gateway'

let gateway: StubGateway

describe('Gateway limits', () => {
  beforeAll(async () => {
    gateway = await openStubGateway((req, res) => {
      if (req.url === '/api/notifications/stream') {
        res.writeHead(200, { 'Content-Type': 'text/event-stream' })
        res.write(': \n\n')
      } else if (req.headers['content-type'] === undefined) req.resume().once('end', () => res.end('{}'))
      // Responds before the body, as services do to rejected types.
      else if (req.headers['content-type'] === 'text/plain') res.writeHead(415).end('{}')
    })
  }, 30_000)
  afterAll(() => gateway.stop())

  const types = ['application/json', 'application/x-ndjson', 'application/x-www-form-urlencoded']
  const slowStart = (type: string, path: string) =>
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`

  describe('slow bodies', () => {
    test.each(
      types.flatMap((type) => ['/api/cart/items', '/api/products/import'].map((path) => [type, path] as const)),
    )(
      'are limited by their service from the first byte: %s to %s',
      async (type, path) => {
        const before = gateway.requests.length
        const socket = await openRaw(gateway.port)
        socket.resume().on('error', () => undefined)
        const closed = once(socket, 'close')
        socket.write(slowStart(type, path))
        const req = await waitFor('the beginning at the service', () => Promise.resolve(gateway.requests[before]))
        const [first] = (await once(req, 'data')) as [Buffer]
        expect(first.toString()).toBe('{')
        req.destroy()
        await closed
      },
      20_000,
    )

    test('end where the service responds early', async () => {
      const socket = await openRaw(gateway.port)
      socket.on('error', () => undefined)
      let answer = ''
      socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk))
      const closed = once(socket, 'close')
      socket.write(slowStart('text/plain', '/api/cart/items'))
      await closed
      expect(statusesIn(answer)).toEqual([415])
    }, 40_000)

    test('end where the gateway itself responds', async () => {
      const socket = await openRaw(gateway.port)
      socket.on('error', () => undefined)
      let answer = ''
      socket.setEncoding('latin1').on('data', (chunk: string) => (answer += chunk))
      const closed = once(socket, 'close')
      socket.write(slowStart('application/json', '/nowhere'))
      await closed
      expect(statusesIn(answer)).toEqual([404])
    }, 40_000)
  })

  describe('event streams', () => {
    const open: ClientRequest[] = []
    afterAll(() => open.forEach((req) => req.destroy()))
    const openStream = async () => {
      const req = request(`${gateway.url}/api/notifications/stream`, { agent: false }).end()
      open.push(req)
      const [res] = (await once(req, 'response')) as [{ statusCode: number }]
      return res.statusCode
    }

    test('of one address leave room for its requests', async () => {
      expect(await Promise.all(Array.from({ length: 150 }, openStream))).toEqual(Array(150).fill(200))
      const text = 'GET /api/orders HTTP/1.1\nHost: localhost\nConnection: close\n\n'
      const answers = await Promise.all(Array.from({ length: 20 }, () => sayRaw(gateway.port, text)))
      expect(answers.flatMap(statusesIn)).toEqual(Array(20).fill(200))
    }, 30_000)
  })
})
