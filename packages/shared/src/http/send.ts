import type { Response } from 'express'
import { gatherTurn } from '../turn'

type Whole = { res: Response; body: Buffer | string | undefined; sent: (() => void) | undefined }

/** All of a turn one right after the other: a client that sleeps is woken up once, not by each. */
const answers = gatherTurn<Whole>((all) => {
  for (const { res, body } of all) res.end(body)
  for (const { sent } of all) sent?.()
})

/**
 * Sends a whole answer, whose head has been written, at the end of this turn of the event loop, together with all others; `sent` is
 * called when it is on its way.
 */
export const sendTogether = (res: Response, body: Buffer | string | undefined, sent?: () => void): void =>
  answers.add({ res, body, sent })

/** Sends a whole answer, whose headers but for its length have been set. */
export function sendWhole(res: Response, body: string): void {
  res.setHeader('Content-Length', Buffer.byteLength(body))
  res.writeHead(res.statusCode)
  sendTogether(res, body)
}

/** `res.json` without what Express's own does for other types, charsets, conditions and settings, which costs more than the JSON. */
export function sendJson(this: Response, value: unknown): Response {
  if (!this.hasHeader('Content-Type')) this.setHeader('Content-Type', 'application/json; charset=utf-8')
  sendWhole(this, JSON.stringify(value))
  return this
}
