import { createHttpClient } from '@ecommerce/shared/http/client/client'
import { followCertificate } from '@ecommerce/shared/http/server/certificate'
import { createHttpServer, drainHttpServer } from '@ecommerce/shared/http/server/server'
import { createMetrics } from '@ecommerce/shared/observability/metrics'
import { waitFor } from '@ecommerce/testkit/waiting'
import { newCertificate } from '@ecommerce/tools/certificate'
import express from 'express'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'

const folder = mkdtempSync(join(tmpdir(), 'tls-'))
const onError = jest.fn()
const files = { certFile: join(folder, 'tls.crt'), keyFile: join(folder, 'tls.key') }
let server: Server
let port: number

async function writeCertificate(): Promise<string> {
  const { certificate, key } = await newCertificate(['localhost'])
  writeFileSync(files.certFile, certificate)
  writeFileSync(files.keyFile, key)
  return certificate
}

function clientTrusting(ca?: string) {
  const baseUrl = `https://localhost:${port}`
  return createHttpClient({ target: 'order service', baseUrl, metrics: createMetrics('test'), ...(ca && { ca }) })
}

async function servedFingerprint(): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  const { fingerprint256 } = socket.getPeerCertificate()
  socket.destroy()
  return fingerprint256
}

let certificate: string

beforeAll(async () => {
  certificate = await writeCertificate()
  const app = express()
  app.get('/', (_req, res) => void res.json({ encrypted: true }))
  server = createHttpServer(app, { ...files, onError }) as Server
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = (server.address() as AddressInfo).port
})

afterAll(async () => {
  await drainHttpServer(server, { acceptMs: 0, patienceMs: 0 })
  rmSync(folder, { recursive: true })
})

describe('TLS between services', () => {
  it('serves callers that trust its authority', async () => {
    const client = clientTrusting(certificate)
    expect(await client.send({ method: 'GET', path: '/' })).toEqual({ status: 200, data: { encrypted: true } })
    client.close()
  })

  it('is rejected by callers without its authority', async () => {
    const client = clientTrusting()
    await expect(client.send({ method: 'GET', path: '/' })).rejects.toMatchObject({ kind: 'unavailable' })
    client.close()
  })

  it('rejects TLS 1.1', async () => {
    const versions = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const
    // Lowered, as OpenSSL refuses such versions by default.
    const old = { ...versions, ciphers: 'DEFAULT@SECLEVEL=0', rejectUnauthorized: false }
    const socket = connect({ port, host: '127.0.0.1', ...old })
    const connected = once(socket, 'secureConnect').finally(() => socket.destroy())
    await expect(connected).rejects.toMatchObject({ code: 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION' })
  })

  it('applies a renewed certificate without a restart and keeps the old one while the key does not match', async () => {
    followCertificate(server, { ...files, onError }, 20)
    const before = await servedFingerprint()
    const { certificate: next, key } = await newCertificate(['localhost'])
    writeFileSync(files.certFile, next)
    await waitFor('a try with a key that does not fit', () => Promise.resolve(onError.mock.calls.length > 0))
    expect(await servedFingerprint()).toBe(before)
    writeFileSync(files.keyFile, key)
    await waitFor('the renewed certificate', async () => (await servedFingerprint()) !== before)
  })
})
