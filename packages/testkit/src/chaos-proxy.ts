import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Behaviour: `pass`; `refused` before arrival; `lost` response; `hang` without a response; `break` with a 500. */
export type ProxyMode = 'pass' | 'refused' | 'lost' | 'hang' | 'break'

export type ChaosProxy = {
  url: string
  /** Decides on each request; passing everything until set. */
  decide: (req: { method: string; path: string }) => ProxyMode
  /** Requests that passed, as `METHOD path`. */
  seen: string[]
  close(): Promise<void>
}

/** Proxy in front of a real service that fails as networks and processes do. */
export async function openChaosProxy(target: string): Promise<ChaosProxy> {
  const server = createServer((req, res) => {
    const path = req.url ?? '/'
    proxy.seen.push(`${req.method} ${path}`)
    const mode = proxy.decide({ method: req.method ?? 'GET', path })
    if (mode === 'refused') req.socket.destroy()
    else if (mode === 'break') res.writeHead(500).end()
    else forward(req, res, { target, mode })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const proxy: ChaosProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    decide: () => 'pass',
    seen: [],
    close() {
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return proxy
}

function forward(
  req: IncomingMessage,
  res: ServerResponse,
  { target, mode }: { target: string; mode: ProxyMode },
): void {
  const url = new URL(req.url ?? '/', target)
  const onward = request(url, { method: req.method, headers: { ...req.headers, host: url.host } }, (answer) => {
    if (mode === 'pass') {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
      return
    }
    answer.resume()
    answer.once('end', () => {
      if (mode === 'lost') req.socket.destroy()
    })
  })
  onward.once('error', () => req.socket.destroy())
  req.pipe(onward)
}
