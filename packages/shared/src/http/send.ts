import type { Response } from 'express'
import { gatherTurn } from '../turn'

type Whole = { res: Response; body: Buffer | undefined; sent: () => void }

/** All of a turn one right after the other: a client that sleeps is woken up once, not by each. */
const answers = gatherTurn<Whole>((all) => {
  for (const { res, body } of all) res.end(body)
  for (const { sent } of all) sent()
})

/**
 * Sends an answer from memory at the end of this turn of the event loop, together with all others; `headers` is a list of names and
 * values by turns, and `sent` is called when it is on its way.
 */
export function sendTogether(res: Response, headers: string[], body: Buffer | undefined, sent: () => void): void {
  res.writeHead(res.statusCode, headers)
  answers.add({ res, body, sent })
}

/** Sends a whole answer, whose headers but for its length have been set. */
export function sendWhole(res: Response, body: string): void {
  res.setHeader('Content-Length', Buffer.byteLength(body))
  res.end(body)
}

/**
 * `res.json` without what Express's own does for other types, charsets and settings, which costs more than the JSON. A client that
 * has what the answer's `ETag` names gets 304, as from Express.
 */
export function sendJson(this: Response, value: unknown): Response {
  if (this.req.fresh) {
    this.statusCode = 304
    this.end()
    return this
  }
  if (!this.hasHeader('Content-Type')) this.setHeader('Content-Type', 'application/json; charset=utf-8')
  sendWhole(this, JSON.stringify(value))
  return this
}
