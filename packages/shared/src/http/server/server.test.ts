import express from 'express'
import { once } from 'node:events'
import { Agent, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHttpServer, drainHttpServer } from './server'

let server: Server
let port: number
let agent: Agent
let release: () => void
let arrived: Promise<void>

describe('HTTP server', () => {
  beforeEach(async () => {
    const app = express()
    const gate = new Promise<void>((resolve) => (release = resolve))
    arrived = new Promise((resolve) => {
      app.post('/slow', (_req, res, next) => {
        resolve()
        gate.then(() => res.send('done'), next)
      })
    })
    app.post('/', (_req, res) => {
      res.send('ok')
    })
    server = createHttpServer(app).listen(0, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
    agent = new Agent({ keepAlive: true, maxSockets: 1 })
  })

  afterEach(() => {
    agent.destroy()
    server.closeAllConnections()
    server.close()
  })

  test('accepts kept and new connections while draining, and closes them', async () => {
    expect((await post('/', agent)).connection).toBe('keep-alive')
    const drained = drainHttpServer(server, { acceptMs: 1_500, patienceMs: 5_000 })
    expect(await post('/', agent)).toEqual({ status: 200, connection: 'close' })
    expect(await post('/')).toEqual({ status: 200, connection: 'close' })
    await drained
    await expect(post('/')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  test('waits for requests in progress', async () => {
    const answer = post('/slow')
    await arrived
    const drained = drainHttpServer(server, { acceptMs: 0, patienceMs: 60_000 })
    await refused()
    release()
    expect((await answer).status).toBe(200)
    await drained
  })

  test('aborts requests after its patience', async () => {
    const answer = expect(post('/slow')).rejects.toMatchObject({ code: 'ECONNRESET' })
    await arrived
    await drainHttpServer(server, { acceptMs: 0, patienceMs: 50 })
    await answer
  })

  async function refused(): Promise<void> {
    for (;;) {
      const outcome = await post('/').catch(({ code }: NodeJS.ErrnoException) => code)
      if (outcome === 'ECONNREFUSED') return
    }
  }

  function post(path: string, by?: Agent): Promise<{ status: number | undefined; connection: string | undefined }> {
    return new Promise((resolve, reject) => {
      const sent = request({ port, path, method: 'POST', agent: by ?? false }, (res) => {
        res.resume()
        res.once('end', () => resolve({ status: res.statusCode, connection: res.headers.connection }))
      })
      sent.once('error', reject)
      sent.end()
    })
  }
})
