import type { Express, Request, Response } from 'express'
import { createServer, IncomingMessage, type RequestListener, type Server, ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { setImmediate as nextTurn, setTimeout as delay } from 'node:timers/promises'
import { limitBodyTime } from './body-time'
import { followCertificate, readCertificate, type ServerTls } from './certificate'
import { normalizeTarget } from './target'

/**
 * Creates an HTTP or HTTPS (TLS 1.2) server whose messages have the app's prototypes from the start: changing them
 * per request defeats V8's inline caches.
 */
export function createHttpServer(app: Express, tls?: ServerTls): Server {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  // Own classes, whose instances have room for all fields, instead of changed prototypes.
  app.request = Object.setPrototypeOf(AppRequest.prototype, app.request) as Request
  app.response = Object.setPrototypeOf(AppResponse.prototype, app.response) as Response
  const options = {
    IncomingMessage: AppRequest,
    ServerResponse: AppResponse,
    keepAliveTimeout: 65_000,
    headersTimeout: 20_000,
    // Duration of an import; other bodies have a shorter limit.
    requestTimeout: 3_600_000,
  }
  const listener: RequestListener<typeof AppRequest, typeof AppResponse> = (req, res) => {
    normalizeTarget(req)
    limitBodyTime(req, res)
    app(req, res)
  }
  if (!tls) return createServer(options, listener)
  const server = createTlsServer({ ...options, ...readCertificate(tls), minVersion: 'TLSv1.2' }, listener)
  followCertificate(server, tls)
  return server
}

/**
 * Stops without losing a request: closes connections after responses for `acceptMs`, then stops listening, and aborts
 * after `patienceMs`.
 */
export async function drainHttpServer(
  server: Server,
  { acceptMs, patienceMs }: { acceptMs: number; patienceMs: number },
): Promise<void> {
  server.prependListener('request', (_req, res: ServerResponse) => {
    res.shouldKeepAlive = false
  })
  await delay(acceptMs)
  // Waits until pending connections are accepted; later ones are refused and can go elsewhere.
  await nextTurn()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const force = setTimeout(() => server.closeAllConnections(), patienceMs)
  await closed
  clearTimeout(force)
}
