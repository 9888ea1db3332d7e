import type { Express, Response } from 'express'

type End = (this: Response, ...args: unknown[]) => Response

/**
 * Ends whole responses at the end of a tick of the event loop, one right after the other: those of `app` whose length is known, and
 * those given to the returned function, whose head has been written.
 */
export function batchEnds(app: Express): (res: Response, ...args: unknown[]) => void {
  const { response } = app as { response: { end: End } }
  const { end } = response
  let batch: { res: Response; args: unknown[] }[] = []
  const endInBatch = (res: Response, ...args: unknown[]) => {
    if (batch.push({ res, args }) > 1) return
    setImmediate(() => {
      const responses = batch
      batch = []
      for (const { res, args } of responses) end.apply(res, args)
    })
  }
  response.end = function (...args) {
    if (this.headersSent || !this.hasHeader('Content-Length')) return end.apply(this, args)
    this.writeHead(this.statusCode)
    endInBatch(this, ...args)
    return this
  }
  return endInBatch
}
