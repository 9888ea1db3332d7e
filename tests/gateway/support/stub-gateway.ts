import { openFrontDoor } from '@ecommerce/tools/front-door'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The gateway in front of one server that stands for all four services and keeps the requests that reach it. */
export async function openStubGateway(answer: RequestListener) {
  const certificates = process.env.GATEWAY_CERTIFICATES
  if (!certificates) throw new Error('These tests come through the gateway: npm run test:gateway')
  const requests: IncomingMessage[] = []
  const service = createServer((req, res) => {
    requests.push(req)
    answer(req, res)
  })
  await listen(service)
  const { port } = service.address() as AddressInfo
  const ports = { user: port, product: port, order: port, notification: port }
  const gateway = await openFrontDoor({ ports, certificates })
  return {
    ...gateway,
    httpPort: Number(new URL(gateway.httpUrl).port),
    requests,
    /** The service stops to answer; the gateway goes on. */
    stopService: () => close(service),
    async stop() {
      await gateway.stop()
      if (service.listening) await close(service)
    },
  }
}

export type StubGateway = Awaited<ReturnType<typeof openStubGateway>>

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
