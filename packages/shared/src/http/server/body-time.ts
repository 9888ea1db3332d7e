import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasBody } from '../input/json-body'

const wholeMs = 60_000
/** Milliseconds for the rest of a body after an early response, which a reset would lose. */
const lingerMs = 5_000
/** Minimum bytes per minute of a long upload. */
const minBytes = 60_000

declare module 'node:http' {
  interface IncomingMessage {
    /** Stored on the request: a WeakMap would hold it until the next full garbage collection. */
    bodyTimer?: NodeJS.Timeout
  }
}

/** Disconnects clients that take over a minute to send a body, or 5 s after the response. */
export function limitBodyTime(req: IncomingMessage, res: ServerResponse): void {
  if (!hasBody(req)) return
  req.bodyTimer = setTimeout(cutOff, wholeMs, req)
  res.once('close', () => clearTimeout(req.bodyTimer))
  res.once('finish', () => {
    if (req.complete) return
    // Discards the rest of the body, behind which the connection's next request waits.
    req.resume()
    const { socket } = req
    const timer = setTimeout(() => socket.destroy(), lingerMs)
    for (const event of ['end', 'close'] as const) req.once(event, () => clearTimeout(timer))
  })
}

/** Allows a body any duration while it arrives at 1 KB/s or waits for the reader. */
export function allowLongBody(req: IncomingMessage): void {
  clearTimeout(req.bodyTimer)
  let before = req.socket.bytesRead
  const timer = setInterval(() => {
    const { bytesRead } = req.socket
    if (req.readableLength === 0 && bytesRead - before < minBytes) cutOff(req)
    before = bytesRead
  }, wholeMs)
  for (const event of ['end', 'close'] as const) req.once(event, () => clearInterval(timer))
}

function cutOff(req: IncomingMessage): void {
  if (!req.complete) req.destroy()
}
