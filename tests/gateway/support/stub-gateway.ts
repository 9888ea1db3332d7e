import { openGateway } from '@ecommerce/tools/gateway'
import { once } from 'node:events'
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** TLS behind the gateway: its CA, and the services' certificate, without which they serve HTTP. */
export type InternalTls = { ca: string; service?: { certificate: string; key: string } }

/** Gateway in front of one server for all services, which records requests. */
export async function openStubGateway(answer: RequestListener, internalTls?: InternalTls) {
  const certificates = process.env.GATEWAY_CERTIFICATES
  if (!certificates) throw new Error('These tests come through the gateway: npm run test:gateway')
  const requests: IncomingMessage[] = []
  const listener: RequestListener = (req, res) => {
    requests.push(req)
    answer(req, res)
  }
  const { certificate: cert, key } = internalTls?.service ?? {}
  const service = cert ? createTlsServer({ cert, key }, listener) : createServer(listener)
  await listen(service)
  const { port } = service.address() as AddressInfo
  const ports = { user: port, product: port, order: port, notification: port }
  const gateway = internalTls
    ? await withCa(certificates, internalTls.ca, (folder) =>
        openGateway({ ports, certificates: folder, internalTls: true }),
      )
    : await openGateway({ ports, certificates })
  return {
    ...gateway,
    service,
    httpPort: Number(new URL(gateway.httpUrl).port),
    requests,
    /** Stops the service but not the gateway. */
    stopService: () => close(service),
    async stop() {
      await gateway.stop()
      if (service.listening) await close(service)
    },
  }
}

export type StubGateway = Awaited<ReturnType<typeof openStubGateway>>

/** Runs with a copy of the certificates beside a CA file, as in a cluster. */
async function withCa<T>(certificates: string, ca: string, run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gateway-tls-'))
  try {
    await cp(certificates, folder, { recursive: true })
    await writeFile(join(folder, 'ca.crt'), ca)
    return await run(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}
