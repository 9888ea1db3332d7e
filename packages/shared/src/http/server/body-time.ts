import type { IncomingMessage, ServerResponse } from 'node:http'
import { hasBody } from '../input/json-body'

const wholeMs = 60_000
/** Time for the rest of a body after the answer: an answer that overtakes it is lost when the connection breaks. */
const lingerMs = 5_000
/** In each minute of an upload that may take long. */
const leastBytes = 60_000

declare module 'node:http' {
  interface IncomingMessage {
    /** A WeakMap of timers would keep each request in memory until the next whole garbage collection. */
    bodyTimer?: NodeJS.Timeout
  }
}

/** Disconnects clients that have not sent the whole body within a minute, or within 5 s of the response. */
export function limitBodyTime(req: IncomingMessage, res: ServerResponse): void {
  if (!hasBody(req)) return
  req.bodyTimer = setTimeout(cutOff, wholeMs, req)
  res.once('close', () => clearTimeout(req.bodyTimer))
  res.once('finish', () => {
    if (req.complete) return
    // The next request of the connection comes behind the rest, and Node reads on by itself only where nothing was read before.
    req.resume()
    const { socket } = req
    const timer = setTimeout(() => socket.destroy(), lingerMs)
    for (const event of ['end', 'close'] as const) req.once(event, () => clearTimeout(timer))
  })
}

/** Lets a body take as long as it needs while it comes at 1 KB/s and more, or waits for us to read on. */
export function allowLongBody(req: IncomingMessage): void {
  clearTimeout(req.bodyTimer)
  let before = req.socket.bytesRead
  const timer = setInterval(() => {
    const { bytesRead } = req.socket
    if (req.readableLength === 0 && bytesRead - before < leastBytes) cutOff(req)
    before = bytesRead
  }, wholeMs)
  for (const event of ['end', 'close'] as const) req.once(event, () => clearInterval(timer))
}

function cutOff(req: IncomingMessage): void {
  if (!req.complete) req.destroy()
}
