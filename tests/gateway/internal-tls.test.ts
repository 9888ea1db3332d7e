import { newCertificate } from '@ecommerce/tools/certificate'
import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import type { TLSSocket } from 'node:tls'
import { headersIn, sayRaw, statusesIn } from './support/raw'
import { openStubGateway, type InternalTls, type StubGateway } from './support/stub-gateway'

const names = ['user', 'product', 'order', 'notification']
const paths = ['/api/users/me', '/api/products/import', '/api/orders', '/api/notifications']
const get = (path: string) => `GET ${path} HTTP/1.1\nHost: localhost\nX-Request-Id: asked\nConnection: close\n\n`
const post = (path: string) =>
  `POST ${path} HTTP/1.1\nHost: localhost\nContent-Length: 2\nX-Request-Id: asked\nConnection: close\n\n{}`
const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n') + 4)

let ca: Awaited<ReturnType<typeof newCertificate>>
let gateway: StubGateway
const serviceNames: string[] = []
let catalogueVersion = 1

beforeAll(async () => {
  ca = await newCertificate(['internal CA'])
  const service = await newCertificate(names, ca)
  gateway = await openStubGateway(
    (req, res) => {
      if (req.url === '/api/notifications/stream') {
        res.writeHead(200, { 'Content-Type': 'text/event-stream' })
        res.write('data: first\n\n')
      } else if (req.url === '/api/products?page=1') {
        res.setHeader('X-Accel-Expires', '60').end(`version ${catalogueVersion++}`)
      } else if (req.method === 'POST') req.pipe(res)
      else res.end('{}')
    },
    { ca: ca.certificate, service },
  )
  gateway.service.on('secureConnection', (socket: TLSSocket & { servername: string }) =>
    serviceNames.push(socket.servername),
  )
}, 30_000)
afterAll(() => gateway.stop())

/** Certificates of services that the gateway must not talk to. */
const impostors: [name: string, make: () => Promise<InternalTls['service']>][] = [
  ['of another authority', () => newCertificate(names)],
  ['of another authority of the same name', async () => newCertificate(names, await newCertificate(['internal CA']))],
  ['for another name', () => newCertificate(['payments', 'user.example.com', 'localhost'], ca)],
  ['that it lacks, as it serves plain HTTP', () => Promise.resolve(undefined)],
]

describe('TLS between the gateway and the services', () => {
  test('carries requests to each service by its certificate’s name', async () => {
    for (const path of paths) {
      const text = path.endsWith('import') ? post(path) : get(path)
      expect(statusesIn(await sayRaw(gateway.port, text))).toEqual([200])
    }
    expect(new Set(serviceNames)).toEqual(new Set(names))
    expect(gateway.requests.every(({ socket }) => (socket as TLSSocket).encrypted)).toBe(true)
  })

  test.each([
    '/api/orders/a%2Fb%20c?q=%26x&q=y+z',
    '/api/orders//x/../y?a=%23',
    '/api/products/caf%C3%A9?search=a%20b',
    '/.well-known/jwks.json?x=$service_scheme',
  ])('keeps the client’s URL: %s', async (path) => {
    await sayRaw(gateway.port, get(path))
    expect(gateway.requests.at(-1)?.url).toBe(path)
    expect(gateway.requests.at(-1)?.headers).toMatchObject({ host: 'localhost', via: '1.1 gateway' })
  })

  test.each(['/api/cart/items', '/api/products/import', '/api/payments/webhook/stripe'])(
    'carries bodies both ways: %s',
    async (path) => {
      const body = 'x'.repeat(100_000)
      const response = await fetch(gateway.url + path, { method: 'POST', body })
      expect(await response.text()).toBe(body)
    },
  )

  test('passes events while the stream is open', async () => {
    const req = request(`${gateway.url}/api/notifications/stream`, { agent: false }).end()
    const [res] = (await once(req, 'response')) as [IncomingMessage]
    const [event] = (await once(res, 'data')) as [Buffer]
    expect(event.toString()).toBe('data: first\n\n')
    req.destroy()
  })

  test('reuses connections, one per worker process', async () => {
    const before = gateway.requests.length
    for (let count = 0; count < 50; count++) await sayRaw(gateway.port, get('/api/cart'))
    const sockets = new Set(gateway.requests.slice(before).map(({ socket }) => socket))
    expect(gateway.requests).toHaveLength(before + 50)
    expect(sockets.size).toBeLessThan(50)
  })

  test('serves the catalogue from the cache', async () => {
    for (let count = 0; count < 2; count++) {
      const response = await fetch(`${gateway.url}/api/products?page=1`)
      expect(await response.text()).toBe('version 1')
    }
  })

  test.each(impostors)('sends nothing to a service with a certificate %s', async (_name, make) => {
    const service = await make()
    const stub = await openStubGateway((_req, res) => res.end('{}'), {
      ca: ca.certificate,
      ...(service && { service }),
    })
    for (const text of [...paths.map(post), get('/api/products')]) {
      const answer = await sayRaw(stub.port, text)
      expect(statusesIn(answer)).toEqual([503])
      expect(headersIn(answer, 'retry-after')).toEqual(['2'])
      expect(JSON.parse(bodyOf(answer))).toMatchObject({ code: 'service-unavailable', requestId: 'asked' })
    }
    expect(stub.requests).toEqual([])
    await stub.stop()
  })
})
