import { waitFor } from '@ecommerce/testkit/waiting'
import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aContact } from '../support/events'
import { type NotificationService, startNotificationService } from '../support/notification-service'

const secret = Buffer.alloc(32, 7)
let answer: { status: number; location?: string }
let arrived: { url: string; headers: IncomingHttpHeaders; body: string }[] = []
let port: number
let shop: NotificationService

const server = createServer((req, res) => {
  let body = ''
  req.on('data', (chunk: Buffer) => (body += chunk.toString()))
  req.on('end', () => {
    arrived.push({ url: req.url ?? '', headers: req.headers, body })
    res.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end()
  })
})

describe('Webhook delivery', () => {
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    shop = await startNotificationService({ webhooks: { secret, allowedNetworks: ['127.0.0.1/32'] } })
  })
  afterAll(async () => {
    await shop.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  beforeEach(async () => {
    await shop.ctx.db.deleteFrom('notifications').execute()
    answer = { status: 204 }
    arrived = []
  })

  const aHook = (changes: object = {}) => ({
    to: `http://127.0.0.1:${port}/hook?a=b`,
    channel: 'webhook',
    text: 'Hellö',
    ...changes,
  })

  async function sent(changes: object = {}) {
    const { body } = await shop.send(aHook(changes)).expect(202)
    await shop.deliver()
    return shop.find(body.id)
  }

  test('posts a notification with a verifiable signature', async () => {
    const { id } = (await shop.send(aHook({ subject: 'A word' })).expect(202)).body
    await shop.deliver()
    expect(await shop.find(id)).toMatchObject({ status: 'sent', attempts: 1 })
    const [{ url, headers, body }] = arrived as [(typeof arrived)[0]]
    expect([url, headers['content-type'], headers['webhook-id']]).toEqual(['/hook?a=b', 'application/json', id])
    expect(JSON.parse(body)).toEqual({
      type: 'notification',
      timestamp: expect.stringMatching(/Z$/),
      data: { id, subject: 'A word', text: 'Hellö' },
    })
    const sentAt = Number(headers['webhook-timestamp'])
    expect(Math.abs(sentAt - Date.now() / 1_000)).toBeLessThan(300)
    const expected = createHmac('sha256', secret).update(`${id}.${sentAt}.${body}`).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${expected}`)
    expect(headers.authorization).toBeUndefined()
  })

  test.each([
  'http://127.0.0.2/hook', 'http://10.0.0.1/', 'http://[::1]/', 'http://[::ffff:10.0.0.1]/', 'http://0x0a000001/',
  'http://167772161/', 'http://0.0.0.0/', 'http://169.254.169.254/latest/meta-data', 'http://[fd00:ec2::254]/',
  'http://user:password@example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'not a url', '//example.com',
])('rejects %s on input', async (to) => {
  const { body } = await shop.send(aHook({ to })).expect(400)
  expect(body.errors[0].path).toBe('to')
}) // prettier-ignore

  test('fails permanently for a name that resolves to a private address', async () => {
    const strict = await startNotificationService({ webhooks: { secret, allowedNetworks: [] } })
    try {
      const { body } = await strict.send(aHook({ to: `http://localhost:${port}/hook` })).expect(202)
      await strict.deliver()
      expect(await strict.find(body.id)).toMatchObject({
        status: 'failed',
        lastError: 'The address is not a public one.',
      })
      expect(arrived).toEqual([])
    } finally {
      await strict.stop()
    }
  })

  test('does not follow redirects', async () => {
    answer = { status: 307, location: `http://127.0.0.1:${port}/elsewhere` }
    expect(await sent()).toMatchObject({ status: 'queued', lastError: 'The address answered 307.' })
    expect(arrived.map(({ url }) => url)).toEqual(['/hook?a=b'])
  })

  test('repeats under the same id until 410', async () => {
    answer = { status: 503 }
    const { id } = await sent()
    answer = { status: 410 }
    await waitFor('the second try', async () => {
      await shop.deliver()
      return arrived.length === 2
    })
    expect(await shop.find(id)).toMatchObject({ status: 'failed', lastError: 'The address answered 410.' })
    expect(new Set(arrived.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([id]))
  })

  test('has no addresses by user id', async () => {
    await shop.send(aHook({ to: undefined, userId: aContact().userId })).expect(400)
  })
})
