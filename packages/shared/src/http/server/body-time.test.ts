import express from 'express'
import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { allowLongBody } from './body-time'
import { jsonBody } from '../input/json-body'
import { problemHandler } from '../responses/problem'
import { createHttpServer } from './server'
import { createLog } from '../../observability/log'

let server: Server
let socket: Socket
let req: IncomingMessage

describe('Body time limits', () => {
  /** Fakes the service's timers only, not those of sockets. */
  beforeEach(async () => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance', 'Date'] })
    const app = express()
    app.post('/uploads', (req, res) => {
      allowLongBody(req)
      req.resume().once('end', () => res.send('all of it'))
    })
    app.use(jsonBody())
    app.use(problemHandler(createLog({ service: 'test', level: 'silent' })))
    server = createHttpServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(() => {
    jest.useRealTimers()
    socket.destroy()
    server.close()
  })

  /** Sends a request's head and the first piece of its body. */
  async function begin(path: string, type: string): Promise<void> {
    socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    // A connection that is cut off may be reset.
    socket.on('error', () => undefined)
    const asked = once(server, 'request')
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: shop\r\nContent-Type: ${type}\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n`,
    )
    ;[req] = (await asked) as [IncomingMessage]
  }

  const closed = () => once(socket, 'close')

  describe('a stalled body', () => {
    test.each([
      ['of JSON is cut off after a minute', '/', 'application/json'],
      ['of an upload is cut off when a minute brought next to nothing', '/uploads', 'text/csv'],
    ])('%s', async (_name, path, type) => {
      await begin(path, type)
      const gone = closed()
      jest.advanceTimersByTime(60_000)
      await gone
    })

    test('of a rejected type gets a response at once and is disconnected 5 s later', async () => {
      await begin('/', 'text/plain')
      const [answer] = (await once(socket, 'data')) as [Buffer]
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 415 /)
      const gone = closed()
      jest.advanceTimersByTime(5_000)
      await gone
    })
  })

  test('a steady upload may take longer than a minute', async () => {
    await begin('/uploads', 'text/csv')
    for (let minute = 0; minute < 3; minute++) {
      await new Promise<void>((resolve) =>
        socket.write(`${(70_000).toString(16)}\r\n${'a'.repeat(70_000)}\r\n`, () => resolve()),
      )
      await taken(socket.bytesWritten)
      jest.advanceTimersByTime(60_000)
    }
    const answer = once(socket, 'data') as Promise<[Buffer]>
    socket.write('0\r\n\r\n')
    expect((await answer)[0].toString()).toMatch(/^HTTP\/1\.1 200 /)
  })

  /** Waits until the server has read so many bytes of the connection. */
  async function taken(bytes: number): Promise<void> {
    while (req.socket.bytesRead < bytes) await new Promise((resolve) => setImmediate(resolve))
  }
})
