import express from 'express'
import type { Server } from 'node:http'
import supertest from 'supertest'
import { gzipSync } from 'node:zlib'
import { createLog } from '../../observability/log'
import { securityHeaders } from '../responses/headers'
import { jsonBody } from './json-body'
import { problemHandler } from '../responses/problem'
import { createHttpServer } from '../server/server'

let server: Server
let http: ReturnType<typeof supertest>

describe('JSON bodies', () => {
  beforeAll(() => {
    const app = express()
    app.use(securityHeaders())
    app.use(jsonBody())
    app.post('/things/:id', (req, res) => void res.json({ body: req.body as unknown, id: req.params.id }))
    app.use(problemHandler(createLog({ service: 'test', level: 'silent' })))
    server = createHttpServer(app)
    http = supertest(server)
  })
  afterAll(() => server.close())

  const post = (type: string, body: string | Buffer = '{"a":1}') => http.post('/things/7').type(type).send(body)

  describe('content types', () => {
    test.each([
      'application/json',
      'application/json; charset=utf-8',
      'Application/JSON ; Charset="UTF-8"',
      'application/cloudevents+json',
    ])('%s is accepted', async (type) => {
      await post(type).expect(200, { body: { a: 1 }, id: '7' })
    })

    test.each([
      'application/json; charset=utf-7',
      'application/json; charset=utf-16',
      'application/json; charset="utf-32"',
      'application/json; charset=latin1; charset=utf-8',
      'application/json; charset=',
      'application/jsonp',
      'text/json',
      'constructor',
      '__proto__',
    ])('%s is rejected', async (type) => {
      const { body } = await post(type).expect(415)
      expect(body).toMatchObject({ code: 'unsupported-media-type' })
    })

    test('compressed bodies are limited by their decompressed size', async () => {
      const bomb = gzipSync(Buffer.alloc(10_000_000, ' '))
      const asked = http.post('/things/7').type('application/json').set('Content-Encoding', 'gzip')
      asked.write(bomb)
      await asked.expect(413)
    })
  })

  test('a missing or empty body is accepted', async () => {
    await http.post('/things/7').expect(200, { id: '7' })
    await post('application/json', '').expect(200)
  })

  test('an undecodable path is 404', async () => {
    const { body } = await http.post('/things/%ff').expect(404)
    expect(body).toMatchObject({ code: 'route-not-found' })
  })

  test('responses forbid framing, base URLs and forms', async () => {
    const { headers } = await post('application/json')
    expect(headers['content-security-policy']).toBe(
      "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    )
  })
})
