import { accessToken, serviceToken } from '@ecommerce/testkit/tokens'
import { sayRaw, statusesIn } from './support/raw'
import { openStubGateway, type StubGateway } from './support/stub-gateway'

let gateway: StubGateway

describe('Gateway and tokens', () => {
  beforeAll(async () => {
    gateway = await openStubGateway((_req, res) => res.end('{}'))
  }, 30_000)
  afterAll(() => gateway.stop())

  const ask = (...authorization: string[]) =>
    sayRaw(
      gateway.port,
      `GET /api/orders HTTP/1.1\nHost: localhost\n${authorization.map((line) => `${line}\n`).join('')}Connection: close\n\n`,
    )

  const [, payload = '', signature = ''] = serviceToken('order-service', 'user-service').split('.')
  const withHeader = (text: string) => `${Buffer.from(text).toString('base64url')}.${payload}.${signature}`
  const person = accessToken({})

  describe('access tokens', () => {
    test.each([
      '{"alg":"HS256","typ":"JWT"}',
      '{"alg":"HS25\\u0036","typ":"JWT"}',
      '{"\\u0061lg":"HS256","typ":"JWT"}',
      '{"alg" : "HS256"}',
      ' {"alg":"HS256"}',
      '{"typ":"JWT","alg":"HS25\\u0036"}',
      '{"alg":"\\u0048\\u0053256"}',
      '{"alg":"HS384"}',
      '{"alg":"none"}',
      '{"alg":["HS256"]}',
      '{}',
      'HS256',
    ])('are required by header: %s', async (header) => {
      const answer = await ask(`Authorization: Bearer ${withHeader(header)}`)
      expect(statusesIn(answer)).toEqual([401])
      expect(answer).toContain('"code":"token-invalid"')
      expect(gateway.requests).toEqual([])
    })

    test.each([
    ['two headers', ['Authorization: Bearer ek_x', `Authorization: Bearer ${withHeader('{"alg":"HS256"}')}`]],
    ['two headers, the other first', [`Authorization: Bearer ${withHeader('{"alg":"HS256"}')}`, 'Authorization: Bearer ek_x']],
    ['a tab', [`Authorization: Bearer\t${withHeader('{"alg":"HS256"}')}`]],
    ['upper case', [`AUTHORIZATION: BEARER ${withHeader('{"alg":"HS256"}')}`]],
    ['two tokens in one', [`Authorization: Bearer ${person}, Bearer ${withHeader('{"alg":"HS256"}')}`]],
    ['a padded header', [`Authorization: Bearer ${Buffer.from('{"alg":"HS256"}').toString('base64')}=.${payload}.${signature}`]],
    ['another scheme', [`Authorization: Basic ${withHeader('{"alg":"HS256"}')}`]],
    ['no scheme', [`Authorization: ${withHeader('{"alg":"HS256"}')}`]],
  ])('are required in any encoding: %s', async (_name, lines) => {
    const [status] = statusesIn(await ask(...lines))
    expect([400, 401]).toContain(status)
    expect(gateway.requests).toEqual([])
  }) // prettier-ignore

    test.each([
      ['a folded line', ['Authorization: Bearer', ` ${withHeader('{"alg":"HS256"}')}`]],
      ['an underscore', [`Authorization_: Bearer ${withHeader('{"alg":"HS256"}')}`]],
      ['a space before the colon', [`Authorization : Bearer ${withHeader('{"alg":"HS256"}')}`]],
    ])('in other headers reach no service: %s', async (_name, lines) => {
      await ask(...lines)
      const sent = gateway.requests.splice(0).flatMap(({ rawHeaders }) => rawHeaders)
      expect(sent.filter((text) => text.includes(payload))).toEqual([])
    })

    test.each([`Bearer ${person}`, `bearer  ${person}`, 'Bearer ek_0a1B2c-_'])('are passed on where they belong: %s', async (value) => {
    expect(statusesIn(await ask(`Authorization: ${value}`))).toEqual([200])
    expect(gateway.requests.splice(0).map(({ headers }) => headers.authorization)).toEqual([value])
  }) // prettier-ignore

    test('reach services with the gateway’s mark, whatever the client sends', async () => {
      await ask(`Authorization: Bearer ${person}`, 'Via: 1.1 nobody', 'Connection: close, via')
      expect(gateway.requests.splice(0).map(({ headers }) => headers.via)).toEqual(['1.1 gateway'])
    })
  })

  describe('URLs with a fragment', () => {
    test.each(['/api/products?q=mug#X', '/api/products#X?q=mug', '/api/products/#', '/api/orders?x=#'])(
      '%s are rejected before cache and service',
      async (path) => {
        const answer = await sayRaw(gateway.port, `GET ${path} HTTP/1.1\nHost: localhost\nConnection: close\n\n`)
        expect(statusesIn(answer)).toEqual([400])
        expect(gateway.requests).toEqual([])
      },
    )
  })
})
