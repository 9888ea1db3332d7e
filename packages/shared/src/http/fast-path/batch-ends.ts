import type { Express, Response } from 'express'

type End = (this: Response, ...args: unknown[]) => Response

/**
 * Ends whole responses together at the end of a tick: the app's own of known length, and those passed to the returned
 * function.
 */
export function batchEnds(app: Express): (end: () => void) => void {
  const { response } = app as { response: { end: End } }
  const { end } = response
  let batch: (() => void)[] = []
  const endInBatch = (endOne: () => void) => {
    if (batch.push(endOne) > 1) return
    setImmediate(() => {
      const ends = batch
      batch = []
      for (const endOne of ends) endOne()
    })
  }
  response.end = function (...args) {
    if (this.headersSent || !this.hasHeader('Content-Length')) return end.apply(this, args)
    this.writeHead(this.statusCode)
    endInBatch(() => end.apply(this, args))
    return this
  }
  return endInBatch
}
